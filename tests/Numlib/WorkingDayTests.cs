using System.Globalization;
using Cohort.Tests.House;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>Working days and no times, against NumPy's answers and its messages.</summary>
public sealed class WorkingDayTests
{
    private static readonly DateTime64 Monday = new DateTime(2011, 10, 3);
    private static readonly DateTime64 Saturday = new DateTime(2011, 10, 1);

    public static TheoryData<string> Answers =>
        [.. Repository.Lines("tests/data/numpy/days.txt").Where(line => line.Length > 0 && line[0] != '#')];

    [Theory]
    [MemberData(nameof(Answers))]
    public void Working_days_are_those_of_NumPy(string line)
    {
        var parts = line.Split('|');
        var (day, other, offset) = (Day(parts[0]), Day(parts[1]), long.Parse(parts[2], CultureInfo.InvariantCulture));
        var (mask, named) = (parts[4], parts[5].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var holidays = Array.ConvertAll(named, Day);
        Assert.Equal(Day(parts[6]), np.busday_offset(day, offset, parts[3], mask, holidays));
        Assert.Equal(parts[7], Text(np.busday_count(day, other, mask, holidays)));
        Assert.Equal(parts[8], Text(np.busday_count(other, day, mask, holidays)));
        Assert.Equal(parts[9] == "1", np.is_busday(day, mask, holidays));
    }

    [Fact]
    public void The_time_of_day_does_not_count()
    {
        var evening = Monday + TimeSpan.FromHours(23.9);
        Assert.Equal(Monday, np.busday_offset(evening, 0));
        Assert.False(np.is_busday(Monday, holidays: [evening]));
        Assert.Equal(0, np.busday_count(Monday, evening));
        Assert.Equal(new DateTime64(-3 * TimeSpan.TicksPerDay), np.busday_offset(new DateTime64(-1), 0, "backward"));
    }

    [Fact]
    public void Arrays_of_days_pair_with_each_other_or_with_one()
    {
        DateTime64[] days = [Monday, Saturday, DateTime64.NaT];
        Assert.Equal([true, false, false], np.is_busday(days).ToArray<bool>());
        Assert.Equal([0L, 1], np.busday_count([Monday, Saturday], [Monday, new DateTime(2011, 10, 4)]).ToArray<long>());
        Assert.Equal([0L, 0], np.busday_count([Monday, Saturday], [Monday]).ToArray<long>());
        Assert.Equal([Monday, Monday], np.busday_offset([Monday, Saturday], 0, "forward"));
        Assert.Equal(
            [new DateTime(2011, 10, 4), new DateTime(2011, 9, 30)], np.busday_offset([Monday], [1L, -1]));
        Assert.Empty(np.busday_offset([], 1));
        Assert.Equal(0, np.is_busday(Array.Empty<DateTime64>()).size);
    }

    [Fact]
    public void A_calendar_orders_its_holidays_and_leaves_out_those_of_weekends()
    {
        DateTime64[] holidays = [Monday, Saturday, DateTime64.NaT, Monday, new DateTime(2010, 1, 1)];
        var calendar = np.busdaycalendar(holidays: holidays);
        Assert.Equal([new DateTime(2010, 1, 1), Monday], calendar.holidays);
        Assert.Equal([true, true, true, true, true, false, false], calendar.weekmask.ToArray<bool>());
        Assert.False(np.is_busday(Monday, busdaycal: calendar));
        Assert.Equal(new DateTime(2011, 10, 4), np.busday_offset(Saturday, 0, "forward", busdaycal: calendar));
        var saturdays = np.busdaycalendar([false, false, false, false, false, true, false]);
        Assert.True(np.is_busday(Saturday, busdaycal: saturdays));
        Assert.True(np.is_busday(Saturday, " Sat\tSunMon "));
    }

    [Fact]
    public void No_time_goes_nowhere()
    {
        Assert.True(np.isnat(DateTime64.NaT));
        Assert.False(np.isnat(Monday));
        Assert.True(np.isnat(DateTime64.NaT - Monday));
        Assert.Equal([false, true], np.isnat([Monday, DateTime64.NaT]).ToArray<bool>());
        Assert.Equal([false, true], np.isnat([TimeSpan.Zero, TimeSpan.MinValue]).ToArray<bool>());
        Assert.True(np.isnat(np.busday_offset(DateTime64.NaT, 0, "forward")));
        Assert.True(np.isnat(np.busday_offset(Saturday, 0, "nat")));
        Assert.True(np.isnat(np.busday_offset(Monday, long.MaxValue)));
        Assert.True(np.isnat(np.busday_offset(Monday, long.MinValue)));
        Assert.True(np.isnat(np.busday_offset(DateTime64.MaxValue, 5, "forward")));
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "Non-business day date in busday_offset", () => np.busday_offset(Saturday, 0) },
        { "Invalid business day roll parameter \"x\"", () => np.busday_offset(Monday, 0, "x") },
        { "NaT input in busday_offset", () => np.busday_offset(DateTime64.NaT, 0) },
        {
            "Cannot compute a business day count with a NaT (not-a-time) date",
            () => np.busday_count(DateTime64.NaT, Monday)
        },
        { "Invalid business day weekmask string \"1111\"", () => np.is_busday(Monday, "1111") },
        { "Invalid business day weekmask string \"mon\"", () => np.is_busday(Monday, "mon") },
        { "Invalid business day weekmask string \"1111102\"", () => np.is_busday(Monday, "1111102") },
        { "the business day weekmask must have at least one valid business day", () => np.is_busday(Monday, "") },
        { "A business day weekmask array must have length 7", () => _ = new busdaycalendar([true]) },
        { "Cannot construct a numpy.busdaycal with a weekmask of all zeros", () => _ = new busdaycalendar("0000000") },
        {
            "Cannot supply both the weekmask/holidays and the busdaycal parameters to busday_count()",
            () => np.busday_count(Monday, Monday, "1111111", busdaycal: new busdaycalendar())
        },
        {
            "operands could not be broadcast together with shapes (2,) (3,)",
            () => np.busday_count([Monday, Monday], [Monday, Monday, Monday])
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusals_are_in_NumPys_words(string message, Action call) =>
        Assert.Equal(message, Assert.Throws<ValueError>(call).Message);

    private static DateTime64 Day(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
