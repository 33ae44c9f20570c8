namespace Cohort;

/// <summary>What a session has given one of its devices to do.</summary>
/// <param name="Device">Its name.</param>
/// <param name="Kernels">Kernels, and parts of kernels.</param>
/// <param name="CopiesIn">Copies that came from other devices.</param>
/// <param name="BytesIn">Their bytes.</param>
/// <param name="BytesOut">Bytes that went to other devices.</param>
/// <param name="Evictions">Times that an array left it to make room.</param>
public readonly record struct SessionDeviceStatistics(
    string Device, long Kernels, long CopiesIn, long BytesIn, long BytesOut, long Evictions);
