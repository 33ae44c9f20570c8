using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>A value in the text of a kernel: a register, a variable or a literal.</summary>
/// <param name="Text">How the text names it.</param>
/// <param name="Type">Its type; Half stands for its 16 bits and Char for its code unit.</param>
internal readonly record struct KernelValue(string Text, ElementType Type);
