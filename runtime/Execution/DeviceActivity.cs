namespace Cohort.Runtime.Execution;

/// <summary>What a device has been given to do.</summary>
/// <param name="Commands">Kernels, and parts of kernels.</param>
/// <param name="CopiesIn">Copies that came from other devices.</param>
/// <param name="BytesIn">Their bytes.</param>
/// <param name="BytesOut">Bytes that went to other devices.</param>
/// <param name="Evictions">Times that an array left it to make room.</param>
public readonly record struct DeviceActivity(long Commands, long CopiesIn, long BytesIn, long BytesOut, long Evictions)
{
    /// <summary>What happened between two readings.</summary>
    public static DeviceActivity operator -(DeviceActivity later, DeviceActivity earlier) => new(
        later.Commands - earlier.Commands, later.CopiesIn - earlier.CopiesIn, later.BytesIn - earlier.BytesIn,
        later.BytesOut - earlier.BytesOut, later.Evictions - earlier.Evictions);
}
