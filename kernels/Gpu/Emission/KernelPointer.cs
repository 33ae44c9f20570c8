namespace Cohort.Kernels.Gpu.Emission;

/// <summary>An address in a memory operand.</summary>
/// <param name="Text">How the text names it.</param>
/// <param name="IsReadOnly">Whether the launch writes nothing into that memory.</param>
internal readonly record struct KernelPointer(string Text, bool IsReadOnly);
