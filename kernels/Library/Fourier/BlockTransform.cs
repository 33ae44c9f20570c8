namespace Cohort.Kernels.Library.Fourier;

/// <summary>The discrete Fourier transform (forward, not scaled) of a few interleaved lines that fit a cache.</summary>
internal abstract class BlockTransform
{
    /// <summary>Creates a transform.</summary>
    protected BlockTransform(nint length) => Length = length;

    /// <summary>The length of a line.</summary>
    public nint Length { get; }

    /// <summary>How many numbers a line takes in the planes while it is transformed.</summary>
    public virtual nint Room => Length;

    /// <summary>Transforms lines.</summary>
    /// <param name="data">The lines; overwritten.</param>
    /// <param name="spare">As much room again.</param>
    /// <param name="lanes">How many lines.</param>
    /// <returns>Where the result is: one of the two.</returns>
    public abstract Planes Run(Planes data, Planes spare, int lanes);
}
