using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Plans;

/// <summary>One access of a traced command: a box of a version in a memory block.</summary>
internal sealed record TracedAccess(Instance Instance, Box Box, bool IsWrite, TracedVersion? Version)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{(IsWrite ? "writes" : "reads")} {Box} of {Version?.GetHashCode() % 1000} in "
        + $"{Instance.Device}:{Instance.Block.Address % 0x1000000:x}{(Instance.IsShared ? " shared" : "")}";
}
