using System.Numerics;
using Cohort.Kernels.Gpu.Library.Indexing;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>
/// Multiplies stacked matrices. Which kernel does it depends on the shapes alone, those of the whole product where this
/// is a tile, so that bits repeat.
/// </summary>
internal readonly struct MatMulLaunches : INumberBody
{
    private const long SmallWork = 1 << 16;
    private const long LongSum = 256;
    private const long FewElements = 1 << 14;

    public required GpuCall Call { get; init; }

    /// <summary>Queues the launches for any element type that has a kernel.</summary>
    public static void Run(GpuCall call)
    {
        var launches = new MatMulLaunches { Call = call };
        switch (call.Operands[2].Type)
        {
            case ElementType.Boolean:
                launches.Run<byte, int, BooleanProduct>();
                break;
            case ElementType.Half:
                launches.Run<ushort, float, HalfProduct>();
                break;
            case ElementType.Complex:
                launches.Run<ComplexSum, ComplexSum, ComplexProduct>();
                break;
            default:
                NumberTypes.Run(call.Operands[2].Type, launches);
                break;
        }
    }

    public void Run<T>()
        where T : unmanaged, INumber<T> => Run<T, T, NumberProduct<T>>();

    private void Run<T, TSum, TProduct>()
        where T : unmanaged
        where TSum : unmanaged
        where TProduct : struct, IProduct<T, TSum>
    {
        var (left, right, result) = (Call.Operands[0], Call.Operands[1], Call.Operands[2]);
        var count = result.Layout.Count;
        if (count == 0)
        {
            return;
        }

        var (m, n, k) = (result.Layout.Extents[^2], result.Layout.Extents[^1], left.Layout.Extents[^1]);
        if (k > 0 && Call.Products is { } library && Stacks(m, n, k) is { } product && library.TryMultiply(product))
        {
            return;
        }

        var numbers = Numbers([left.Layout, right.Layout, result.Layout], m, n, k);
        ReadOnlySpan<GpuSpan> views =
        [
            new(left.Address, left.Layout.Count), new(right.Address, right.Layout.Count), new(result.Address, count),
            Call.Upload(numbers, Call.Scratch(numbers.Length * sizeof(long))),
        ];

        // The space may be that of the stack alone.
        long[] whole = Call.Space.Length == result.Layout.Rank ? Call.Space.ToArray() : [.. Call.Space, m, n];
        var all = Layout.Product(whole);
        if (k >= LongSum && all <= FewElements)
        {
            Call.Launch(
                MatMulKernels<T, TSum, TProduct>.Sums, count, MatMulKernels<T, TSum, TProduct>.Threads, views);
        }
        else if (all * k <= SmallWork
            || Math.Min(whole[^2], whole[^1]) < MatMulKernels<T, TSum, TProduct>.Side / 4)
        {
            var (blocks, threads) = GridShape.Of(count);
            Call.Launch(MatMulKernels<T, TSum, TProduct>.Elements, blocks, threads, views, count);
        }
        else
        {
            const int Side = MatMulKernels<T, TSum, TProduct>.Side;
            var (down, across) = ((m + Side - 1) / Side, (n + Side - 1) / Side);
            Call.Launch(
                MatMulKernels<T, TSum, TProduct>.Tiles, count / (m * n) * down * across,
                MatMulKernels<T, TSum, TProduct>.Threads, views, down, across);
        }
    }

    // The products for a library, when the matrices of each operand lie at equal distances.
    private StackedProduct? Stacks(long m, long n, long k)
    {
        var result = Call.Operands[2];
        return Stack(Call.Operands[0]) is { } left && Stack(Call.Operands[1]) is { } right && Stack(result) is { } to
            ? new StackedProduct(result.Type, result.Layout.Count / (m * n), m, n, k, left, right, to)
            : null;
    }

    private static StackedMatrix? Stack(DeviceOperand operand)
    {
        var (extents, strides) = StridedShape.Merged(StackOf(operand.Layout));
        return extents.Count <= 1
            ? new StackedMatrix(
                operand.Address, operand.Layout.Strides[^2], operand.Layout.Strides[^1],
                extents.Count == 0 ? 0 : strides[0])
            : null;
    }

    private static Layout StackOf(Layout layout) =>
        new(0, layout.Extents[..^2].ToArray(), layout.Strides[..^2].ToArray());

    // What MatMulShape reads.
    private static long[] Numbers(ReadOnlySpan<Layout> operands, long m, long n, long k)
    {
        var numbers = new List<long> { m, n, k };
        foreach (var layout in operands)
        {
            numbers.Add(layout.Strides[^2]);
            numbers.Add(layout.Strides[^1]);
        }

        numbers.AddRange([0, 0, 0]);
        for (var operand = 0; operand < operands.Length; operand++)
        {
            numbers[MatMulShape.Header - 3 + operand] = StridedShape.Append(numbers, StackOf(operands[operand]));
        }

        return [.. numbers];
    }
}
