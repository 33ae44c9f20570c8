namespace Cohort.Kernels.Library.Fourier;

/// <summary>How lines of one length are transformed. It follows from the length alone, and with it every bit.</summary>
internal sealed class FourierPlan
{
    private FourierPlan(BlockTransform? block, LongTransform? line) => (Block, Long) = (block, line);

    /// <summary>The transform of several short lines; null for long ones.</summary>
    public BlockTransform? Block { get; }

    /// <summary>The transform of one long line; null for short ones.</summary>
    public LongTransform? Long { get; }

    /// <summary>Makes a plan and computes its roots.</summary>
    public static FourierPlan Create(nint length)
    {
        var isConvolution = Factors.WantsConvolution(length);
        var inner = isConvolution ? (nint)Factors.SmoothAtLeast((2 * length) - 1) : length;
        if (inner <= BlockSize.LongestLine)
        {
            var passes = new Stockham(inner);
            return new FourierPlan(isConvolution ? new Bluestein(length, passes) : passes, null);
        }

        var rows = (nint)Factors.Middle(inner);
        var line = new FourStep(new Stockham(rows), new Stockham(inner / rows));
        return new FourierPlan(null, isConvolution ? new LongBluestein(length, line) : line);
    }
}
