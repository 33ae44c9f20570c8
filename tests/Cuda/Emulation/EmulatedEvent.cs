namespace Cohort.Tests.Cuda.Emulation;

/// <summary>An event of the emulated driver.</summary>
internal sealed class EmulatedEvent(int device)
{
    /// <summary>The device whose context was current when the event was made.</summary>
    public int Device { get; } = device;

    /// <summary>The latest record; null before the first, which counts as over.</summary>
    public EventRecord? Record { get; set; }
}
