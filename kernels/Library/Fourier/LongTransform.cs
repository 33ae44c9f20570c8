namespace Cohort.Kernels.Library.Fourier;

/// <summary>The discrete Fourier transform (forward) of one line that all workers share.</summary>
internal abstract class LongTransform
{
    /// <summary>Creates a transform.</summary>
    protected LongTransform(nint length) => Length = length;

    /// <summary>The length of a line.</summary>
    public nint Length { get; }

    /// <summary>Transforms a line and multiplies it by a factor. Source and target do not overlap.</summary>
    public abstract void Run(Line source, Line target, double scale, IParallel parallel);
}
