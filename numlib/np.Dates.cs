using Cohort.Dates;

namespace Cohort;

/// <content>Times and working days. Arrays have no times for elements, so that these take times of .NET's arrays.
/// </content>
public static partial class np
{
    private static readonly Dictionary<string, Roll> Rolls = new()
    {
        ["raise"] = Roll.Raise,
        ["nat"] = Roll.NaT,
        ["forward"] = Roll.Forward,
        ["following"] = Roll.Forward,
        ["backward"] = Roll.Backward,
        ["preceding"] = Roll.Backward,
        ["modifiedfollowing"] = Roll.ModifiedForward,
        ["modifiedpreceding"] = Roll.ModifiedBackward,
    };

    private static readonly busdaycalendar UsualDays = new();

    /// <summary>Makes a calendar of working days.</summary>
    /// <inheritdoc cref="Cohort.busdaycalendar(string, DateTime64[])"/>
    public static busdaycalendar busdaycalendar(string weekmask = WeekMask.Usual, DateTime64[]? holidays = null) =>
        new(weekmask, holidays);

    /// <summary>Makes a calendar of working days.</summary>
    /// <inheritdoc cref="Cohort.busdaycalendar(bool[], DateTime64[])"/>
    public static busdaycalendar busdaycalendar(bool[] weekmask, DateTime64[]? holidays = null) =>
        new(weekmask, holidays);

    /// <summary>Whether it is no time.</summary>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static bool isnat(DateTime64 x) => x.IsNaT;

    /// <summary>Whether it is no span, which is the least one: what subtracting from no time gives.</summary>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static bool isnat(TimeSpan x) => x == TimeSpan.MinValue;

    /// <summary>Which of them are no times; boolean.</summary>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static NDArray isnat(DateTime64[] x) => array(Array.ConvertAll(Given(x), isnat));

    /// <summary>Which of them are no spans; boolean.</summary>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static NDArray isnat(TimeSpan[] x) => array(Array.ConvertAll(Given(x), isnat));

    /// <summary>Whether a day is a working day.</summary>
    /// <param name="dates">The day; its time of day does not count. No time is no working day.</param>
    /// <param name="weekmask">
    /// The days of the week that are worked on: seven zeros and ones, Monday first, or names such as "Mon Tue Wed"; by
    /// default Monday to Friday.
    /// </param>
    /// <param name="holidays">Days that are not worked on.</param>
    /// <param name="busdaycal">A calendar in place of the two.</param>
    /// <exception cref="ValueError">The days of the week are none, or both they and a calendar are given.</exception>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static bool is_busday(
        DateTime64 dates, string? weekmask = null, DateTime64[]? holidays = null, busdaycalendar? busdaycal = null) =>
        DaysOf(nameof(is_busday), weekmask, holidays, busdaycal).Includes(dates);

    /// <summary>Which days are working days; boolean.</summary>
    /// <inheritdoc cref="is_busday(DateTime64, string, DateTime64[], busdaycalendar)"/>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static NDArray is_busday(
        DateTime64[] dates, string? weekmask = null, DateTime64[]? holidays = null, busdaycalendar? busdaycal = null) =>
        array(Array.ConvertAll(Given(dates), DaysOf(nameof(is_busday), weekmask, holidays, busdaycal).Includes));

    /// <summary>
    /// How many working days there are from a day to before another; where the other is the earlier one, minus how
    /// many there are from behind it to the first.
    /// </summary>
    /// <param name="begindates">The first day.</param>
    /// <param name="enddates">The day behind the last.</param>
    /// <param name="weekmask">The days of the week that are worked on; see <see cref="Cohort.busdaycalendar"/>.</param>
    /// <param name="holidays">Days that are not worked on.</param>
    /// <param name="busdaycal">A calendar in place of the two.</param>
    /// <exception cref="ValueError">
    /// One is no time, the days of the week are none, or both they and a calendar are given.
    /// </exception>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static long busday_count(
        DateTime64 begindates, DateTime64 enddates, string? weekmask = null, DateTime64[]? holidays = null,
        busdaycalendar? busdaycal = null) =>
        DaysOf(nameof(busday_count), weekmask, holidays, busdaycal).Count(begindates, enddates);

    /// <summary>How many working days there are between pairs of days; int64. A single day pairs with all.</summary>
    /// <inheritdoc cref="busday_count(DateTime64, DateTime64, string, DateTime64[], busdaycalendar)"/>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static NDArray busday_count(
        DateTime64[] begindates, DateTime64[] enddates, string? weekmask = null, DateTime64[]? holidays = null,
        busdaycalendar? busdaycal = null)
    {
        var days = DaysOf(nameof(busday_count), weekmask, holidays, busdaycal);
        return array(Paired(begindates, enddates, days.Count));
    }

    /// <summary>The working day so many working days behind a day.</summary>
    /// <param name="dates">The day; its time of day does not count.</param>
    /// <param name="offsets">How many working days; negative ones go back.</param>
    /// <param name="roll">
    /// Where a day goes first that is no working day: 'raise' is an error, 'nat' gives no time, 'forward' and
    /// 'following' go to the next working day, 'backward' and 'preceding' to the last, 'modifiedfollowing' and
    /// 'modifiedpreceding' the same, but in the other direction where that leaves the month.
    /// </param>
    /// <param name="weekmask">The days of the week that are worked on; see <see cref="Cohort.busdaycalendar"/>.</param>
    /// <param name="holidays">Days that are not worked on.</param>
    /// <param name="busdaycal">A calendar in place of the two.</param>
    /// <returns>The day's beginning; no time for no time, and where there is no day so far away.</returns>
    /// <exception cref="ValueError">
    /// The day is no working day and may not go elsewhere, there is no such way to go, the days of the week are none,
    /// or both they and a calendar are given.
    /// </exception>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static DateTime64 busday_offset(
        DateTime64 dates, long offsets, string roll = "raise", string? weekmask = null, DateTime64[]? holidays = null,
        busdaycalendar? busdaycal = null) =>
        DaysOf(nameof(busday_offset), weekmask, holidays, busdaycal).Offset(dates, offsets, RollOf(roll));

    /// <summary>The working days so many working days behind each day.</summary>
    /// <inheritdoc cref="busday_offset(DateTime64, long, string, string, DateTime64[], busdaycalendar)"/>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static DateTime64[] busday_offset(
        DateTime64[] dates, long offsets, string roll = "raise", string? weekmask = null,
        DateTime64[]? holidays = null, busdaycalendar? busdaycal = null) =>
        busday_offset(dates, [offsets], roll, weekmask, holidays, busdaycal);

    /// <summary>
    /// The working days so many working days behind each day, each by its own number. A single one pairs with all.
    /// </summary>
    /// <inheritdoc cref="busday_offset(DateTime64, long, string, string, DateTime64[], busdaycalendar)"/>
    /// <remarks>Evaluated on the host: times are no elements of arrays.</remarks>
    public static DateTime64[] busday_offset(
        DateTime64[] dates, long[] offsets, string roll = "raise", string? weekmask = null,
        DateTime64[]? holidays = null, busdaycalendar? busdaycal = null)
    {
        var (days, way) = (DaysOf(nameof(busday_offset), weekmask, holidays, busdaycal), RollOf(roll));
        return Paired(dates, offsets, (date, offset) => days.Offset(date, offset, way));
    }

    private static BusinessDays DaysOf(
        string function, string? weekmask, DateTime64[]? holidays, busdaycalendar? calendar)
    {
        if (calendar is null && weekmask is null && holidays is null)
        {
            return UsualDays.BusinessDays;
        }

        if (calendar is not null)
        {
            return weekmask is null && holidays is null ? calendar.BusinessDays : throw new ValueError(
                $"Cannot supply both the weekmask/holidays and the busdaycal parameters to {function}()");
        }

        var week = WeekMask.Parse(weekmask ?? WeekMask.Usual);
        return week.Contains(true) ? new BusinessDays(week, holidays ?? [])
            : throw new ValueError("the business day weekmask must have at least one valid business day");
    }

    private static Roll RollOf(string roll)
    {
        ArgumentNullException.ThrowIfNull(roll);
        return Rolls.TryGetValue(roll, out var way) ? way
            : throw new ValueError($"Invalid business day roll parameter \"{roll}\"");
    }

    private static TResult[] Paired<T1, T2, TResult>(T1[] first, T2[] second, Func<T1, T2, TResult> of)
    {
        var (one, other) = (Given(first).Length, Given(second).Length);
        if (one != other && one != 1 && other != 1)
        {
            throw new ValueError($"operands could not be broadcast together with shapes ({one},) ({other},)");
        }

        var results = new TResult[one == 1 ? other : one];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = of(first[one == 1 ? 0 : i], second[other == 1 ? 0 : i]);
        }

        return results;
    }
}
