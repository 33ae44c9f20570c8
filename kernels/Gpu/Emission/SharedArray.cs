using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>An array that the threads of a block share.</summary>
/// <param name="Text">How the text names it.</param>
/// <param name="Type">The type of its elements.</param>
internal readonly record struct SharedArray(string Text, ElementType Type);
