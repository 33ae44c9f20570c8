namespace Cohort.Kernels.Gpu.Emission;

/// <summary>One leaf of one kept index, in the text of a kernel.</summary>
/// <param name="Leaf">The leaf, counted within the launch.</param>
/// <param name="Number">The leaf, counted within the reduction.</param>
/// <param name="Kept">The flat kept index.</param>
/// <param name="Leading">The indices of the leading kept loops.</param>
/// <param name="Column">The index of the trailing kept loop, if there is one.</param>
/// <param name="Inputs">The addresses of the inputs at reduced index 0.</param>
internal sealed record LeafUnit(
    KernelValue Leaf, KernelValue Number, KernelValue Kept, KernelValue[] Leading, KernelValue? Column,
    KernelPointer[] Inputs);
