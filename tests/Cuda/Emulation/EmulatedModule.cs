namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Code that was loaded on a device.</summary>
internal sealed record EmulatedModule(int Device, IKernelCode Code);
