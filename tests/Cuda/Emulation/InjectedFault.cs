using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>What a test makes go wrong at a call.</summary>
/// <param name="Error">
/// The error that the call gives, or with <paramref name="IsLater"/> its work on the device.
/// </param>
/// <param name="IsLater">Whether the call succeeds and its work fails when it runs, so that the device is lost.</param>
/// <param name="Hangs">Whether the call succeeds and its work never ends.</param>
internal readonly record struct InjectedFault(CudaError Error, bool IsLater = false, bool Hangs = false);
