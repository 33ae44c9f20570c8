namespace Cohort.Tests.Cuda.Emulation;

/// <summary>An entry point of loaded code.</summary>
internal sealed record EmulatedFunction(EmulatedModule Module, string Name);
