namespace Cohort.Runtime.Partitioning;

/// <summary>
/// Seam: decides on which devices a kernel runs and what part of it each gets. Called by one thread at a time.
/// </summary>
public interface IMapper
{
    /// <summary>
    /// Divides a kernel among devices. Results do not depend on the answer, only time and memory do. It is kept with the
    /// plan and serves equal requests (the same kernels on data that lie in the same places) as often as
    /// <see cref="KernelMapping.Uses"/> says.
    /// </summary>
    /// <param name="request">The kernel, what may be cut, and who can run it.</param>
    KernelMapping Map(MappingRequest request);
}
