using Cohort.Runtime.Fusion;

namespace Cohort.Runtime.Partitioning;

/// <summary>
/// What a mapper decides about. Where data lie is told by the content of the versions that the kernel reads.
/// </summary>
public sealed class MappingRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="window">The kernel and those that follow it.</param>
    /// <param name="domains">How it may be divided, at least one, the best first.</param>
    /// <param name="devices">The devices that can run it, ascending; at least one.</param>
    public MappingRequest(
        ReadOnlyMemory<Kernel> window, IReadOnlyList<LaunchDomain> domains, IReadOnlyList<int> devices)
    {
        Window = window;
        Domains = domains;
        Devices = devices;
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel => Window.Span[0];

    /// <summary>
    /// The kernel, and those that will be asked about after it, in this order. Not to be kept: it names arrays that
    /// die.
    /// </summary>
    public ReadOnlyMemory<Kernel> Window { get; }

    /// <summary>How it may be divided, at least one, the best first.</summary>
    public IReadOnlyList<LaunchDomain> Domains { get; }

    /// <summary>The devices that can run it, ascending; at least one.</summary>
    public IReadOnlyList<int> Devices { get; }

    /// <summary>The version that the program reads next, so that it goes to the host; null for none.</summary>
    public Regions.Version? ForHost { get; init; }

    /// <summary>
    /// Whether the answer is kept for equal requests, so that it is worth some thought; else the same was not asked
    /// before, and may never be again.
    /// </summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Per device the bytes of its memory that are free.</summary>
    public IReadOnlyList<long> Room { get; init; } = [];

    /// <summary>Who could run a kernel of the window.</summary>
    public Func<Kernel, IReadOnlyList<int>>? RunnersOf { get; init; }

    /// <summary>Whether the answer is to name what else was weighed.</summary>
    public bool WantsChoices { get; init; }
}
