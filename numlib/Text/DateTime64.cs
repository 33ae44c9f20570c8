using System.Globalization;

namespace Cohort;

/// <summary>
/// A point in time as a number of ticks of 100 nanoseconds since the beginning of the year 1, which may lie outside of
/// what <see cref="DateTime"/> holds, or no time at all, like NumPy's <c>datetime64</c>. It has no time zone.
/// </summary>
public readonly partial struct DateTime64
    : IComparable, IComparable<DateTime64>, IEquatable<DateTime64>, IConvertible, ISpanFormattable
{
    /// <summary>The beginning of the year 1.</summary>
    public static readonly DateTime64 Epoch = new(0L);

    /// <summary>The last point in time.</summary>
    public static readonly DateTime64 MaxValue = new(long.MaxValue);

    /// <summary>The first point in time.</summary>
    public static readonly DateTime64 MinValue = new(long.MinValue + 1);

    /// <summary>No time.</summary>
    public static readonly DateTime64 NaT = new(long.MinValue);

    private const string NoTime = "NaT";

    /// <summary>So many ticks since the beginning of the year 1.</summary>
    public DateTime64(long ticks) => Ticks = ticks;

    /// <summary>A point in time, whatever its kind.</summary>
    public DateTime64(DateTime dateTime) => Ticks = dateTime.Ticks;

    /// <summary>A point in time, as universal time.</summary>
    public DateTime64(DateTimeOffset dateTimeOffset) => Ticks = dateTimeOffset.UtcTicks;

    /// <summary>The ticks since the beginning of the year 1; the least number for no time.</summary>
    public long Ticks { get; }

    /// <summary>Whether it is no time.</summary>
    public bool IsNaT => Ticks == long.MinValue;

    /// <summary>Whether a <see cref="DateTime"/> can hold it.</summary>
    public bool IsValidDateTime => Ticks >= DateTime.MinValue.Ticks && Ticks <= DateTime.MaxValue.Ticks;

    /// <summary>So many ticks since the beginning of the year 1.</summary>
    public static implicit operator DateTime64(long ticks) => new(ticks);

    /// <summary>A point in time, whatever its kind.</summary>
    public static implicit operator DateTime64(DateTime value) => new(value);

    /// <summary>A point in time, as universal time.</summary>
    public static implicit operator DateTime64(DateTimeOffset value) => new(value);

    /// <summary>The ticks since the beginning of the year 1.</summary>
    public static explicit operator long(DateTime64 value) => value.Ticks;

    /// <inheritdoc cref="ToDateTime()"/>
    public static explicit operator DateTime(DateTime64 value) => value.ToDateTime();

    /// <inheritdoc cref="ToDateTimeOffset()"/>
    public static explicit operator DateTimeOffset(DateTime64 value) => value.ToDateTimeOffset();

    /// <inheritdoc cref="Add"/>
    public static DateTime64 operator +(DateTime64 d, TimeSpan t) => d.Add(t);

    /// <inheritdoc cref="Subtract(TimeSpan)"/>
    public static DateTime64 operator -(DateTime64 d, TimeSpan t) => d.Subtract(t);

    /// <inheritdoc cref="Subtract(DateTime64)"/>
    public static TimeSpan operator -(DateTime64 d1, DateTime64 d2) => d1.Subtract(d2);

    /// <summary>The same time. No time equals nothing, not even itself.</summary>
    public static bool operator ==(DateTime64 d1, DateTime64 d2) => Both(d1, d2) && d1.Ticks == d2.Ticks;

    /// <summary>Another time, or no time.</summary>
    public static bool operator !=(DateTime64 d1, DateTime64 d2) => !(d1 == d2);

    /// <summary>Earlier; false where one is no time.</summary>
    public static bool operator <(DateTime64 d1, DateTime64 d2) => Both(d1, d2) && d1.Ticks < d2.Ticks;

    /// <summary>Not later; false where one is no time.</summary>
    public static bool operator <=(DateTime64 d1, DateTime64 d2) => Both(d1, d2) && d1.Ticks <= d2.Ticks;

    /// <summary>Later; false where one is no time.</summary>
    public static bool operator >(DateTime64 d1, DateTime64 d2) => d2 < d1;

    /// <summary>Not earlier; false where one is no time.</summary>
    public static bool operator >=(DateTime64 d1, DateTime64 d2) => d2 <= d1;

    /// <summary>Which comes first, to sort by: no time before all others.</summary>
    public static int Compare(DateTime64 t1, DateTime64 t2) => t1.Ticks.CompareTo(t2.Ticks);

    /// <summary>Whether the ticks are the same, so that no time equals no time.</summary>
    public static bool Equals(DateTime64 t1, DateTime64 t2) => t1.Ticks == t2.Ticks;

    /// <summary>The time that a text names as <see cref="DateTime.Parse(string)"/> reads it, or "NaT".</summary>
    /// <exception cref="FormatException">The text names no time.</exception>
    public static DateTime64 Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Parse(string)"/>
    public static DateTime64 Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s == NoTime ? NaT : new(DateTime.Parse(s, provider, DateTimeStyles.RoundtripKind));
    }

    /// <summary>The time that a text names, if it names one.</summary>
    public static bool TryParse(string? s, out DateTime64 result) =>
        TryParse(s, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out result);

    /// <summary>The time that a text names, if it names one.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, DateTimeStyles styles, out DateTime64 result)
    {
        var isTime = DateTime.TryParse(s, provider, styles, out var time);
        result = isTime ? new(time) : NaT;
        return isTime || s == NoTime;
    }

    /// <summary>So much later; no time where there is none so late.</summary>
    public DateTime64 Add(TimeSpan value) => AddTicks(value.Ticks);

    /// <summary>So many ticks later; no time where there is none so late.</summary>
    public DateTime64 AddTicks(long delta) => IsNaT || delta == NaT.Ticks ? NaT : Within((Int128)Ticks + delta);

    /// <summary>So much earlier; no time where there is none so early.</summary>
    public DateTime64 Subtract(TimeSpan value) =>
        IsNaT || value.Ticks == NaT.Ticks ? NaT : Within((Int128)Ticks - value.Ticks);

    /// <summary>The time between; the least span where one is no time, or the span is too long.</summary>
    public TimeSpan Subtract(DateTime64 other) =>
        IsNaT || other.IsNaT ? TimeSpan.MinValue : new(Within((Int128)Ticks - other.Ticks).Ticks);

    /// <inheritdoc/>
    public int CompareTo(DateTime64 value) => Compare(this, value);

    /// <inheritdoc/>
    public int CompareTo(object? value) => value switch
    {
        null => 1,
        DateTime64 other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type DateTime64.", nameof(value)),
    };

    /// <summary>Whether the ticks are the same, so that no time equals no time.</summary>
    public bool Equals(DateTime64 other) => Equals(this, other);

    /// <inheritdoc cref="Equals(DateTime64)"/>
    public override bool Equals(object? value) => value is DateTime64 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Ticks.GetHashCode();

    private static bool Both(DateTime64 d1, DateTime64 d2) => !d1.IsNaT && !d2.IsNaT;

    private static DateTime64 Within(Int128 ticks) =>
        ticks > long.MinValue && ticks <= long.MaxValue ? new((long)ticks) : NaT;
}
