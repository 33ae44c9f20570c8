namespace Cohort.Fourier;

/// <summary>What NumPy's "norm" makes of a transform.</summary>
internal static class Normalization
{
    /// <summary>The factor of a forward transform.</summary>
    /// <exception cref="ValueError">The norm has no such name.</exception>
    public static double Forward(string? norm, long n) => norm switch
    {
        null or "backward" => 1,
        "ortho" => 1 / Math.Sqrt(n),
        "forward" => 1.0 / n,
        _ => throw new ValueError($"Invalid norm value {norm}; should be \"backward\",\"ortho\" or \"forward\"."),
    };

    /// <summary>The factor of an inverse transform.</summary>
    /// <exception cref="ValueError">The norm has no such name.</exception>
    public static double Backward(string? norm, long n) => Forward(Opposite(norm), n);

    /// <summary>The norm with which the transform in the other direction has the same factor.</summary>
    /// <exception cref="ValueError">The norm has no such name.</exception>
    public static string Opposite(string? norm) => norm switch
    {
        null or "backward" => "forward",
        "ortho" => "ortho",
        "forward" => "backward",
        _ => throw new ValueError($"Invalid norm value {norm}; should be \"backward\", \"ortho\" or \"forward\"."),
    };
}
