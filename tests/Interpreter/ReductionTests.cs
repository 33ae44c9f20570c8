using System.Runtime.InteropServices;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Interpreter;

/// <summary>Reductions against the order that <see cref="ReductionForm"/> and IHostKernels.Fold document.</summary>
public sealed unsafe class ReductionTests
{
    private static readonly InterpretedKernels Kernels = new();

    [Fact]
    public void Trailing_sums_of_doubles_follow_the_documented_order() =>
        CheckTrailing<double>(ReductionOperator.Sum, (a, b) => a + b);

    [Fact]
    public void Trailing_sums_of_floats_follow_the_documented_order() =>
        CheckTrailing<float>(ReductionOperator.Sum, (a, b) => a + b);

    [Fact]
    public void Trailing_products_of_short_integers_wrap() =>
        CheckTrailing<short>(ReductionOperator.Product, (a, b) => (short)(a * b));

    [Fact]
    public void Trailing_minima_take_the_first_nan() =>
        CheckTrailing<double>(ReductionOperator.Minimum, (a, b) => a <= b || double.IsNaN(a) ? a : b);

    [Fact]
    public void Outer_sums_add_the_rows_of_a_leaf_one_after_the_other() =>
        CheckOuter<double>(ReductionOperator.Sum, (a, b) => a + b);

    [Fact]
    public void Outer_maxima_of_bytes_follow_the_documented_order() =>
        CheckOuter<byte>(ReductionOperator.Maximum, Math.Max);

    [Theory]
    [InlineData(ReductionOperator.ArgMinimum)]
    [InlineData(ReductionOperator.ArgMaximum)]
    public void Positions_are_of_the_first_extreme_or_the_first_nan(ReductionOperator op)
    {
        foreach (var form in new[] { ReductionForm.Trailing, ReductionForm.Outer })
        {
            var elements = Gen.Frequency((20, Gen.Int[-50, 50].Select(i => (double)i)), (1, Gen.Const(double.NaN)));
            Gen.Select(Gen.Long[0, 3], Gen.Long[1, 9000], Gen.Long[1, 3], elements.Array[53]).Sample(
                (kept, reduced, width, values) =>
                {
                    long[] extents = form == ReductionForm.Trailing
                        ? [kept, reduced]
                        : [kept, (reduced / width) + 1, width];
                    var input = Contiguous(extents, i => values[i * 7 % 53]);
                    var actual = Reduce<double, long>(op, form, input, out var shape);
                    var rows = form == ReductionForm.Trailing ? Rows(input, shape) : Columns(input, shape);
                    Assert.Equal(rows.Select(row => Position(row, op)), actual);
                },
                iter: 25,
                threads: 1);
        }
    }

    [Fact]
    public void Any_and_all_reduce_booleans()
    {
        var values = Contiguous<byte>([3, 5000], i => i is >= 5000 and < 10000 || i == 14999 ? (byte)1 : (byte)0);
        Assert.Equal<byte>([0, 1, 1], Logical(ReductionOperator.Any, values));
        Assert.Equal<byte>([0, 1, 0], Logical(ReductionOperator.All, values));
    }

    [Fact]
    public void No_elements_reduce_to_the_identity()
    {
        var none = Contiguous([2, 0], _ => 1.0);
        Assert.Equal([0.0, 0.0], Reduce<double, double>(ReductionOperator.Sum, ReductionForm.Trailing, none, out _));
        var noRows = Contiguous([0, 2], _ => 1);
        Assert.Equal([1, 1], Reduce<int, int>(ReductionOperator.Product, ReductionForm.Outer, noRows, out _));
    }

    [Fact]
    public void A_sum_of_negative_zeros_is_negative()
    {
        var zeros = Contiguous([5000], _ => -0.0);
        var sum = Reduce<double, double>(ReductionOperator.Sum, ReductionForm.Trailing, zeros, out _);
        Assert.True(double.IsNegative(sum[0]));
    }

    private static byte[] Logical(ReductionOperator op, (byte[] Values, long[] Extents) input) =>
        Reduce<byte, byte>(op, ReductionForm.Trailing, input, out _, ElementType.Boolean);

    private static void CheckTrailing<T>(ReductionOperator op, Func<T, T, T> combine)
        where T : unmanaged
    {
        var lanes = 512 / sizeof(T);
        Gen.Select(Gen.Long[0, 5], Gen.OneOf(Gen.Long[1, 9000], Gen.Long[1, 300]), ValuesOf<T>()).Sample(
            (kept, reduced, values) =>
            {
                var input = Contiguous([kept, reduced], i => values[i % values.Length]);
                var actual = Reduce<T, T>(op, ReductionForm.Trailing, input, out var shape);
                var expected = Rows(input, shape).Select(row => Tree(
                    [.. row.Chunk(4096).Select(leaf => Lanes(leaf, lanes, combine))], combine));
                Assert.Equal(expected, actual);
            },
            iter: 40,
            threads: 1);
    }

    private static void CheckOuter<T>(ReductionOperator op, Func<T, T, T> combine)
        where T : unmanaged =>
        Gen.Select(Gen.Long[0, 3], Gen.Long[1, 300], Gen.OneOf(Gen.Long[1, 9], Gen.Long[500, 1100]), ValuesOf<T>())
            .Sample(
                (kept, reduced, width, values) =>
                {
                    var input = Contiguous([kept, reduced, width], i => values[i % values.Length]);
                    var actual = Reduce<T, T>(op, ReductionForm.Outer, input, out var shape);
                    var expected = Columns(input, shape).Select(column => Tree(
                        [.. column.Chunk(64).Select(leaf => leaf.Aggregate(combine))], combine));
                    Assert.Equal(expected, actual);
                },
                iter: 20,
                threads: 1);

    private static Gen<T[]> ValuesOf<T>()
        where T : unmanaged =>
        (typeof(T) == typeof(double) ? Gen.Double[-1e3, 1e3].Select(d => (T)(object)d)
            : typeof(T) == typeof(float) ? Gen.Float[-100, 100].Select(d => (T)(object)d)
            : typeof(T) == typeof(short) ? Gen.Short.Select(d => (T)(object)(short)(d | 1))
            : Gen.Byte.Select(d => (T)(object)d)).Array[101];

    private static T Lanes<T>(T[] leaf, int lanes, Func<T, T, T> combine)
    {
        var sums = leaf[..Math.Min(lanes, leaf.Length)];
        for (var i = lanes; i < leaf.Length; i++)
        {
            sums[i % lanes] = combine(sums[i % lanes], leaf[i]);
        }

        for (var half = lanes / 2; half > 0; half /= 2)
        {
            for (var j = 0; j + half < sums.Length && j < half; j++)
            {
                sums[j] = combine(sums[j], sums[j + half]);
            }

            sums = sums[..Math.Min(half, sums.Length)];
        }

        return sums[0];
    }

    private static T Tree<T>(T[] leaves, Func<T, T, T> combine) =>
        leaves.Length == 1 ? leaves[0] : Tree(
            [.. leaves.Chunk(2).Select(pair => pair.Length == 2 ? combine(pair[0], pair[1]) : pair[0])], combine);

    private static long Position(double[] row, ReductionOperator op)
    {
        var nan = Array.FindIndex(row, double.IsNaN);
        return nan >= 0 ? nan : Array.IndexOf(row, op == ReductionOperator.ArgMinimum ? row.Min() : row.Max());
    }

    private static IEnumerable<T[]> Rows<T>(
        (T[] Values, long[] Extents) input, (long Kept, long Reduced, long Width) shape) =>
        Enumerable.Range(0, (int)shape.Kept)
            .Select(k => input.Values[(int)(k * shape.Reduced)..(int)((k + 1) * shape.Reduced)]);

    private static IEnumerable<T[]> Columns<T>(
        (T[] Values, long[] Extents) input, (long Kept, long Reduced, long Width) shape) =>
        from k in Enumerable.Range(0, (int)shape.Kept)
        from column in Enumerable.Range(0, (int)shape.Width)
        select Enumerable.Range(0, (int)shape.Reduced)
            .Select(r => input.Values[(((k * shape.Reduced) + r) * shape.Width) + column]).ToArray();

    private static (T[] Values, long[] Extents) Contiguous<T>(long[] extents, Func<int, T> value) =>
        ([.. Enumerable.Range(0, (int)extents.Aggregate(1L, (a, b) => a * b)).Select(value)], extents);

    private static TResult[] Reduce<T, TResult>(
        ReductionOperator op, ReductionForm form, (T[] Values, long[] Extents) input,
        out (long Kept, long Reduced, long Width) shape, ElementType? type = null)
        where T : unmanaged
        where TResult : unmanaged
    {
        var builder = new GraphBuilder();
        builder.Reduce(builder.AddInput(type ?? ElementTypes.Of<T>()), op);
        var graph = builder.ToGraph();
        var isOuter = form == ReductionForm.Outer;
        var extents = input.Extents;
        var leadingKept = extents.Length - (isOuter ? 2 : 1);
        shape = (leadingKept > 0 ? extents[0] : 1, extents[leadingKept], isOuter ? extents[^1] : 1);
        var leaves = (shape.Reduced + (isOuter ? 63 : 4095)) / (isOuter ? 64 : 4096);
        var kept = shape.Kept * shape.Width;
        var partials = new byte[((leaves * kept) + 1) * 16];
        var memory = StridedMemory.Create(type ?? ElementTypes.Of<T>(), extents, new int[extents.Length], false);
        MemoryMarshal.AsBytes(input.Values.AsSpan()).CopyTo(memory.Bytes);
        var result = new TResult[kept];
        fixed (byte* partial = partials)
        fixed (TResult* destination = result)
        {
            RunLeaves(graph, memory, form, leadingKept, leaves, kept, partials);
            Kernels.Fold(graph, 0, partial, kept, 0, kept / 2, leaves, (byte*)destination);
            Kernels.Fold(graph, 0, partial, kept, kept / 2, kept, leaves, (byte*)destination);
        }

        return result;
    }

    /// <summary>Runs the leaves in two launches, as two devices would.</summary>
    private static void RunLeaves(
        KernelGraph graph, StridedMemory memory, ReductionForm form, int leadingKept, long leaves, long kept,
        byte[] partials)
    {
        var kernel = Kernels.Resolve(graph, [AccessPattern.Contiguous], 1);
        var position = graph.Outputs[0].Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        var size = position ? 16 : memory.Type.SizeInBytes();
        foreach (var (begin, end) in new[] { (0L, leaves / 2), (leaves / 2, leaves) })
        {
            var target = StridedMemory.Over(memory.Type, partials, (int)(begin * kept * size));
            FrameRunner.Run(
                kernel, [memory, target], memory.Extents, form: form, leadingKept: leadingKept, leaves: (begin, end),
                keptStride: kept);
        }
    }
}
