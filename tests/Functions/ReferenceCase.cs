using System.Globalization;

namespace Cohort.Tests.Functions;

/// <summary>One exact value: High is the nearest double, Low the rest.</summary>
public sealed record ReferenceCase(string Function, double X, double Y, double High, double Low)
{
    public static IEnumerable<ReferenceCase> Load(string file)
    {
        var assembly = typeof(ReferenceCase).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Cohort.Tests.Functions.{file}")
            ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            yield return new ReferenceCase(parts[0], Bits(parts[1]), Bits(parts[2]), Bits(parts[3]), Bits(parts[4]));
        }
    }

    private static double Bits(string hex) =>
        BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
