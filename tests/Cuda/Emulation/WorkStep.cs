namespace Cohort.Tests.Cuda.Emulation;

/// <summary>A piece of work at its place in the order of things.</summary>
/// <param name="Name">The call that has queued it, with what it works on.</param>
/// <param name="Device">The device that runs it; -1 for the host.</param>
/// <param name="Step">Its own step.</param>
/// <param name="Before">What happened before it.</param>
internal sealed record WorkStep(string Name, int Device, Epoch Step, VectorClock Before);
