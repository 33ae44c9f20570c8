using System.Globalization;

namespace Cohort;

/// <content>Conversions to .NET's times and to texts.</content>
public readonly partial struct DateTime64
{
    /// <summary>The time without a zone.</summary>
    /// <exception cref="InvalidOperationException">It is no time, or out of the range of .NET's times.</exception>
    public DateTime ToDateTime() => TryToDateTime(out var result)
        ? result
        : throw new InvalidOperationException($"{ToString()} is out of the range of DateTime.");

    /// <summary>The time without a zone, or another where .NET's times do not hold it.</summary>
    public DateTime ToDateTime(DateTime fallback) => TryToDateTime(out var result) ? result : fallback;

    /// <summary>The time without a zone, if .NET's times hold it.</summary>
    public bool TryToDateTime(out DateTime result)
    {
        result = IsValidDateTime ? new(Ticks) : default;
        return IsValidDateTime;
    }

    /// <summary>The time as universal time.</summary>
    /// <exception cref="InvalidOperationException">It is no time, or out of the range of .NET's times.</exception>
    public DateTimeOffset ToDateTimeOffset() => new(ToDateTime(), TimeSpan.Zero);

    /// <summary>The time as universal time, or another where .NET's times do not hold it.</summary>
    public DateTimeOffset ToDateTimeOffset(DateTimeOffset fallback) =>
        TryToDateTimeOffset(out var result) ? result : fallback;

    /// <summary>The time as universal time, if .NET's times hold it.</summary>
    public bool TryToDateTimeOffset(out DateTimeOffset result)
    {
        result = IsValidDateTime ? new(Ticks, TimeSpan.Zero) : default;
        return IsValidDateTime;
    }

    /// <summary>The time by ISO 8601, "NaT", or the ticks of what .NET's times do not hold.</summary>
    public override string ToString() => ToString("o", CultureInfo.InvariantCulture);

    /// <summary>The time as a culture writes it, "NaT", or the ticks of what .NET's times do not hold.</summary>
    public string ToString(IFormatProvider? provider) => ToString(null, provider);

    /// <summary>
    /// The time in a format of <see cref="DateTime"/>, "NaT", or the ticks of what that does not hold.
    /// </summary>
    public string ToString(string? format) => ToString(format, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToString(string)"/>
    public string ToString(string? format, IFormatProvider? provider) =>
        IsNaT ? NoTime
        : TryToDateTime(out var time) ? time.ToString(string.IsNullOrEmpty(format) ? "o" : format, provider)
        : string.Create(CultureInfo.InvariantCulture, $"DateTime64(ticks={Ticks})");

    /// <summary>Writes what <see cref="ToString(string, IFormatProvider)"/> gives, if there is room.</summary>
    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default,
        IFormatProvider? provider = null)
    {
        var text = ToString(format.IsEmpty ? null : format.ToString(), provider ?? CultureInfo.InvariantCulture);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten > 0;
    }

    TypeCode IConvertible.GetTypeCode() => TypeCode.Object;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => throw NoNumber(nameof(Boolean));

    char IConvertible.ToChar(IFormatProvider? provider) => throw NoNumber(nameof(Char));

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => checked((sbyte)Ticks);

    byte IConvertible.ToByte(IFormatProvider? provider) => checked((byte)Ticks);

    short IConvertible.ToInt16(IFormatProvider? provider) => checked((short)Ticks);

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => checked((ushort)Ticks);

    int IConvertible.ToInt32(IFormatProvider? provider) => checked((int)Ticks);

    uint IConvertible.ToUInt32(IFormatProvider? provider) => checked((uint)Ticks);

    long IConvertible.ToInt64(IFormatProvider? provider) => Ticks;

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => checked((ulong)Ticks);

    float IConvertible.ToSingle(IFormatProvider? provider) => Ticks;

    double IConvertible.ToDouble(IFormatProvider? provider) => Ticks;

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => Ticks;

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => ToDateTime();

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType == typeof(DateTime64) ? this
        : conversionType == typeof(DateTime) ? ToDateTime()
        : conversionType == typeof(DateTimeOffset) ? ToDateTimeOffset()
        : conversionType == typeof(string) ? ToString(provider)
        : Convert.ChangeType(Ticks, conversionType, provider ?? CultureInfo.InvariantCulture);

    private static InvalidCastException NoNumber(string type) => new($"A DateTime64 is no {type}.");
}
