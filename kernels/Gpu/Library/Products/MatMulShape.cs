using Cohort.Kernels.Gpu.Library.Indexing;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>
/// A stack of products in kernels: numbers that say the extents m, n, k, the strides of rows and columns of left, right
/// and result, and how the matrices of each are stacked (<see cref="StridedShape"/>).
/// </summary>
internal readonly struct MatMulShape
{
    /// <summary>How many numbers come before the stacks.</summary>
    public const int Header = 12;

    private readonly ArrayView<long> _numbers;

    /// <summary>The shape that numbers say.</summary>
    public MatMulShape(ArrayView<long> numbers) => _numbers = numbers;

    /// <summary>The rows of the result.</summary>
    public long M => _numbers[0];

    /// <summary>The columns of the result.</summary>
    public long N => _numbers[1];

    /// <summary>What is added up.</summary>
    public long K => _numbers[2];

    /// <summary>The stride of an operand's rows: left, right, result.</summary>
    public long Row(int operand) => _numbers[3 + (2 * operand)];

    /// <summary>The stride of an operand's columns.</summary>
    public long Column(int operand) => _numbers[4 + (2 * operand)];

    /// <summary>Where an operand's matrix lies.</summary>
    public long Matrix(int operand, long index) => StridedShape.Offset(_numbers, _numbers[9 + operand], index);
}
