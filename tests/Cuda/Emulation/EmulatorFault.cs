namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Something wrong that the emulated driver has noticed.</summary>
internal readonly record struct EmulatorFault(FaultKind Kind, string Text)
{
    public override string ToString() => $"{Kind}: {Text}";
}
