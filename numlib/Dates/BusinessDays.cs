namespace Cohort.Dates;

/// <summary>
/// Arithmetic of working days. Days are numbered from the first of January of the year 1, a Monday; working days are
/// numbered too, so that both a count and an offset are differences of numbers, whatever the distance.
/// </summary>
internal sealed class BusinessDays
{
    private const int Week = 7;

    // No two days that exist are as far apart.
    private const long Farthest = 1L << 26;

    // After so many years the calendar is the same again.
    private const long DaysOfFourCenturies = 146_097;

    private readonly bool[] _week;
    private readonly int[] _before = new int[Week + 1];
    private readonly int[] _places;
    private readonly long[] _holidays;
    private readonly long[] _holidayNumbers;

    /// <summary>Works on some days of the week but for holidays.</summary>
    /// <param name="week">The days of the week, Monday first; one at least.</param>
    /// <param name="holidays">The holidays, in any order; no times are none.</param>
    public BusinessDays(bool[] week, IEnumerable<DateTime64> holidays)
    {
        _week = week;
        _places = [.. Enumerable.Range(0, Week).Where(day => week[day])];
        for (var day = 0; day < Week; day++)
        {
            _before[day + 1] = _before[day] + (week[day] ? 1 : 0);
        }

        _holidays = [.. holidays.Where(time => !time.IsNaT).Select(DayOf).Where(IsInWeek).Distinct().Order()];
        _holidayNumbers = [.. _holidays.Select((day, earlier) => NumberInWeeks(day) - earlier)];
    }

    /// <summary>The days of the week.</summary>
    public ReadOnlySpan<bool> Days => _week;

    /// <summary>The holidays that would be working days, in order.</summary>
    public IEnumerable<DateTime64> Holidays => _holidays.Select(TimeOf);

    /// <summary>Whether a day is a working day; no time is not.</summary>
    public bool Includes(DateTime64 time) => !time.IsNaT && Includes(DayOf(time));

    /// <summary>
    /// How many working days there are from the first to before the second; with the first behind the second, minus
    /// how many there are from behind the second to the first.
    /// </summary>
    /// <exception cref="ValueError">One is no time.</exception>
    public long Count(DateTime64 begin, DateTime64 end)
    {
        if (begin.IsNaT || end.IsNaT)
        {
            throw new ValueError("Cannot compute a business day count with a NaT (not-a-time) date");
        }

        var (from, to) = (DayOf(begin), DayOf(end));
        return from <= to ? Number(to) - Number(from) : Number(to + 1) - Number(from + 1);
    }

    /// <summary>The working day so many behind a day, which goes to a working day first if it is none.</summary>
    /// <exception cref="ValueError">The day is none, and must not roll.</exception>
    public DateTime64 Offset(DateTime64 time, long offset, Roll roll)
    {
        if (time.IsNaT)
        {
            return roll == Roll.Raise ? throw new ValueError("NaT input in busday_offset") : DateTime64.NaT;
        }

        var day = DayOf(time);
        if (!Includes(day))
        {
            switch (roll)
            {
                case Roll.Raise:
                    throw new ValueError("Non-business day date in busday_offset");
                case Roll.NaT:
                    return DateTime64.NaT;
                default:
                    day = Rolled(day, roll);
                    break;
            }
        }

        return offset is > Farthest or < -Farthest ? DateTime64.NaT : TimeOf(Day(Number(day) + offset));
    }

    private static long DayOf(DateTime64 time) => Floor(time.Ticks, TimeSpan.TicksPerDay);

    private static DateTime64 TimeOf(long day)
    {
        var ticks = (Int128)day * TimeSpan.TicksPerDay;
        return ticks > long.MinValue && ticks <= long.MaxValue ? new((long)ticks) : DateTime64.NaT;
    }

    private static long Floor(long value, long divisor) => Math.DivRem(value, divisor) is var (quotient, rest)
        && rest < 0 ? quotient - 1 : quotient;

    private static int MonthOf(long day) =>
        new DateTime((day - (Floor(day, DaysOfFourCenturies) * DaysOfFourCenturies)) * TimeSpan.TicksPerDay).Month;

    private long Rolled(long day, Roll roll)
    {
        var (next, last) = (Day(Number(day)), Day(Number(day) - 1));
        return roll switch
        {
            Roll.Forward => next,
            Roll.Backward => last,
            Roll.ModifiedForward => MonthOf(next) == MonthOf(day) ? next : last,
            _ => MonthOf(last) == MonthOf(day) ? last : next,
        };
    }

    private bool Includes(long day) => IsInWeek(day) && Array.BinarySearch(_holidays, day) < 0;

    private bool IsInWeek(long day) => _week[day - (Floor(day, Week) * Week)];

    // Of the working days before it, were there no holidays.
    private long NumberInWeeks(long day)
    {
        var week = Floor(day, Week);
        return (week * _places.Length) + _before[day - (week * Week)];
    }

    private long Number(long day) => NumberInWeeks(day) - CountBelow(_holidays, day);

    // A holiday is before the working day of a number if the working days before the holiday are no more than that.
    private long Day(long number)
    {
        var inWeeks = number + CountBelow(_holidayNumbers, number + 1);
        var week = Floor(inWeeks, _places.Length);
        return (week * Week) + _places[inWeeks - (week * _places.Length)];
    }

    private static long CountBelow(long[] sorted, long bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
