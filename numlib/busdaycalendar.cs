using Cohort.Dates;

namespace Cohort;

/// <summary>Which days are working days: days of the week, but for holidays.</summary>
public sealed class busdaycalendar
{
    /// <summary>Makes a calendar.</summary>
    /// <param name="weekmask">
    /// The days of the week: seven zeros and ones, Monday first, or names such as "Mon Tue Wed".
    /// </param>
    /// <param name="holidays">Days that are not worked on, in any order; their times of day do not count.</param>
    /// <exception cref="ValueError">The text names no day, or something else.</exception>
    public busdaycalendar(string weekmask = WeekMask.Usual, DateTime64[]? holidays = null)
        : this(WeekMask.Parse(weekmask ?? throw new ArgumentNullException(nameof(weekmask))), holidays)
    {
    }

    /// <summary>Makes a calendar.</summary>
    /// <param name="weekmask">Whether each day of the week is worked on, Monday first.</param>
    /// <param name="holidays">Days that are not worked on, in any order; their times of day do not count.</param>
    /// <exception cref="ValueError">They are not seven days of the week, or none of them is worked on.</exception>
    public busdaycalendar(bool[] weekmask, DateTime64[]? holidays = null)
    {
        var week = WeekMask.Checked(weekmask);
        BusinessDays = week.Contains(true)
            ? new BusinessDays(week, holidays ?? [])
            : throw new ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros");
    }

    /// <summary>Whether each day of the week is worked on, Monday first; boolean.</summary>
    public NDArray weekmask => np.array(BusinessDays.Days.ToArray());

    /// <summary>The holidays in order, without those at the end of a week that is not worked on.</summary>
    public DateTime64[] holidays => [.. BusinessDays.Holidays];

    /// <summary>The arithmetic of its days.</summary>
    internal BusinessDays BusinessDays { get; }
}
