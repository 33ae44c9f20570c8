using Cohort.Kernels.Compiler;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Kernels;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Compiler;

public sealed class CompiledKernelTests
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 130, 1003];

    public static TheoryData<int> Widths => [16, 32, 64];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Random_graphs_give_the_bits_of_the_interpreter(int registerBytes)
    {
        var compiler = new KernelCompiler(registerBytes);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var rank = 1 + random.Next(4);
                var graph = new RandomGraph(random, rank).Stores();
                var test = new KernelCase(random, graph, Extents(random, rank));
                AssertEqual(test, compiler.Compile(graph, test.Patterns));
            },
            iter: 150,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Random_reductions_give_the_bits_of_the_interpreter(int registerBytes)
    {
        var compiler = new KernelCompiler(registerBytes);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var form = random.Next(2) == 0 ? ReductionForm.Trailing : ReductionForm.Outer;
                var rank = (form == ReductionForm.Outer ? 2 : 1) + random.Next(3);
                var graph = new RandomGraph(random, rank).Reductions();
                var extents = ReducedExtents(random, rank, form);
                var leadingKept = random.Next(form == ReductionForm.Outer ? rank - 1 : rank);
                var test = new KernelCase(random, graph, extents, form, leadingKept);
                AssertEqual(test, compiler.Compile(graph, test.Patterns.AsSpan(0, graph.Inputs.Length)));
            },
            iter: 150,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Functions_of_complex_numbers_give_the_bits_of_the_interpreter(int registerBytes)
    {
        var compiler = new KernelCompiler(registerBytes);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var rank = 1 + random.Next(3);
                var isReduction = random.Next(3) == 0;
                var graph = RandomComplexGraph.Draw(random, isReduction);
                Assert.True(KernelCompiler.Accepts(graph));
                var extents = isReduction
                    ? ReducedExtents(random, rank, ReductionForm.Trailing)
                    : Extents(random, rank);
                var form = isReduction ? ReductionForm.Trailing : ReductionForm.None;
                var test = new KernelCase(random, graph, extents, form, isReduction ? random.Next(rank) : 0);
                var patterns = test.Patterns.AsSpan(0, isReduction ? graph.Inputs.Length : graph.OperandCount);
                AssertEqual(test, compiler.Compile(graph, patterns));
            },
            iter: 60,
            threads: 1);
    }

    /// <summary>Few elements in all, but often enough of them along one axis for several leaves.</summary>
    private static long[] ReducedExtents(Random random, int rank, ReductionForm form)
    {
        var extents = Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 6)).ToArray();
        var longAxis = random.Next(rank);
        extents[longAxis] = random.Next(3) switch
        {
            0 => Lengths[random.Next(Lengths.Length)],
            1 => random.Next(60, 300),
            _ => form == ReductionForm.Trailing ? random.Next(4000, 13000) : random.Next(1, 3000),
        };
        return extents;
    }

    private static void AssertEqual(KernelCase test, HostKernel compiled)
    {
        var expected = test.Run(new GraphInterpreter(test.Graph));
        var actual = test.Run(compiled);
        for (var k = 0; k < expected.Length; k++)
        {
            var type = test.Graph.OperandType(k);
            var at = test.HasPositions(k)
                ? RandomBits.FirstDifference(type, Positions(expected[k]), Positions(actual[k]))
                : RandomBits.FirstDifference(type, expected[k], actual[k]);
            Assert.True(at < 0, $"operand {k} differs at element {at}\n{test}");
        }
    }

    /// <summary>The positions among (value, position) pairs; a NaN value has any payload.</summary>
    private static byte[] Positions(byte[] pairs) => [.. pairs.Where((_, i) => (i & 8) != 0)];

    private static long[] Extents(Random random, int rank)
    {
        var extents = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            extents[axis] = axis == rank - 1 && random.Next(3) > 0
                ? Lengths[random.Next(Lengths.Length)] : random.Next(7);
        }

        return extents;
    }
}
