using System.Globalization;

namespace Benchmarks.Scale;

/// <summary>Numbers with their units.</summary>
internal static class Quantities
{
    /// <summary>A time, to three digits.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => $"{Digits(seconds * 1e6)} us",
        < 1 => $"{Digits(seconds * 1e3)} ms",
        _ => $"{Digits(seconds)} s",
    };

    /// <summary>A number of bytes.</summary>
    public static string Bytes(double count) => count switch
    {
        0 => "0",
        < 1e3 => $"{Digits(count)} B",
        < 1e6 => $"{Digits(count / 1e3)} kB",
        < 1e9 => $"{Digits(count / 1e6)} MB",
        _ => $"{Digits(count / 1e9)} GB",
    };

    /// <summary>A share.</summary>
    public static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    /// <summary>A large number.</summary>
    public static string Count(double count) => count switch
    {
        < 1e4 => Digits(count),
        < 1e6 => $"{Digits(count / 1e3)} thousand",
        < 1e9 => $"{Digits(count / 1e6)} million",
        _ => $"{Digits(count / 1e9)} billion",
    };

    private static string Digits(double value) => value.ToString(
        value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
