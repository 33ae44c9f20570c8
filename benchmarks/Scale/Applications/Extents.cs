namespace Benchmarks.Scale.Applications;

/// <summary>Sizes of arrays that hold about so many units of work.</summary>
internal static class Extents
{
    // Devices by the dozen get equal shares of it.
    private const int Grain = 64;

    /// <summary>The side of a square of so many elements.</summary>
    public static int Side(double units) => Rounded(Math.Sqrt(units));

    /// <summary>The side of matrices whose product takes so many multiplications.</summary>
    public static int Edge(double units) => Rounded(Math.Cbrt(units));

    /// <summary>A length.</summary>
    public static long Length(double units) => Grain * Math.Max(1, (long)Math.Round(units / Grain));

    private static int Rounded(double side) => Grain * Math.Max(1, (int)Math.Round(side / Grain));
}
