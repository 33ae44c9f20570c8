namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>
/// Seam: the calls into cuFFT. A plan belongs to the context that was current when it was created, and has no memory of
/// its own to work in.
/// </summary>
public interface ICufft
{
    /// <summary>A plan for dense lines.</summary>
    /// <param name="type">What is transformed into what.</param>
    /// <param name="length">The length of the transform.</param>
    /// <param name="lines">How many lines.</param>
    /// <param name="workBytes">The memory that it needs to work in.</param>
    int Create(CufftType type, long length, long lines, out long workBytes);

    /// <summary>Gives a plan back.</summary>
    void Destroy(int plan);

    /// <summary>Lets everything by a plan run on a stream.</summary>
    void SetStream(int plan, CudaStream stream);

    /// <summary>Gives a plan memory to work in.</summary>
    void SetWorkArea(int plan, nint address);

    /// <summary>Queues a transform; the direction counts for complex ones.</summary>
    void Execute(int plan, CufftType type, nint input, nint output, bool isBackward);
}
