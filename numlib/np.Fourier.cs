using Cohort.Creation;
using Cohort.Typing;

namespace Cohort;

/// <content>Fourier transforms.</content>
public static partial class np
{
    /// <summary>Discrete Fourier transforms.</summary>
    public static FourierModule fft { get; } = new();

    internal static NDArray Transformed(NDArray result, NDArray? output, string name)
    {
        if (output is null)
        {
            return result;
        }

        if (!output.Layout.HasExtents(result.Layout.Extents))
        {
            throw new ValueError("output array has wrong shape.");
        }

        return Delivered(result, output, name);
    }
}
