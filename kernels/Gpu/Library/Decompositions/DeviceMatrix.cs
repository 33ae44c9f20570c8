using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>A dense square matrix in device memory, column-major.</summary>
/// <param name="Type">The type of the elements: Single or Double.</param>
/// <param name="Address">The first element.</param>
/// <param name="N">Rows and columns.</param>
public readonly record struct DeviceMatrix(ElementType Type, nint Address, long N);
