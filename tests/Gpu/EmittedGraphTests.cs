using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Random graphs as emitted kernels against the interpreter of graphs, bit for bit.</summary>
public sealed class EmittedGraphTests
{
    private static readonly int[] Lengths = [0, 1, 2, 3, 7, 8, 9, 31, 33, 64, 130, 255, 257, 600];

    public static TheoryData<string> Runners => LaunchRunners.All;

    [Theory]
    [MemberData(nameof(Runners))]
    public void Random_graphs_give_the_bits_of_the_interpreter(string runner) =>
        Sample(runner, 150, (random, launches) =>
        {
            var rank = 1 + random.Next(4);
            var graph = new RandomGraph(random, rank).Stores();
            Check(new KernelCase(random, graph, Extents(random, rank)), launches);
        });

    [Theory]
    [MemberData(nameof(Runners))]
    public void Random_reductions_give_the_bits_of_the_interpreter(string runner) =>
        Sample(runner, 120, (random, launches) =>
        {
            var form = random.Next(2) == 0 ? ReductionForm.Trailing : ReductionForm.Outer;
            var rank = (form == ReductionForm.Outer ? 2 : 1) + random.Next(3);
            var graph = new RandomGraph(random, rank).Reductions();
            var extents = ReducedExtents(random, rank, form);
            var leadingKept = random.Next(form == ReductionForm.Outer ? rank - 1 : rank);
            Check(new KernelCase(random, graph, extents, form, leadingKept), launches);
        });

    internal static void Check(KernelCase test, ILaunchRunner runner)
    {
        var expected = test.Run(new GraphInterpreter(test.Graph));
        var actual = test.Run(new EmittedKernel(test.Graph, runner));
        for (var k = 0; k < expected.Length; k++)
        {
            var type = test.Graph.OperandType(k);
            var at = test.HasPositions(k)
                ? RandomBits.FirstDifference(type, Positions(expected[k]), Positions(actual[k]))
                : RandomBits.FirstDifference(type, expected[k], actual[k]);
            Assert.True(at < 0, $"operand {k} differs at element {at}\n{test}");
        }
    }

    private static void Sample(string name, int iterations, Action<Random, ILaunchRunner> check)
    {
        var runner = LaunchRunners.Create(name);
        Gen.Int[0, int.MaxValue].Sample(
            seed => check(new Random(seed), runner),
            iter: LaunchRunners.Iterations(name, iterations),
            threads: 1);
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

    /// <summary>Few elements in all, but often enough of them along one axis for several leaves.</summary>
    private static long[] ReducedExtents(Random random, int rank, ReductionForm form)
    {
        var extents = Enumerable.Range(0, rank).Select(_ => (long)random.Next(1, 5)).ToArray();
        extents[random.Next(rank)] = random.Next(3) switch
        {
            0 => Lengths[random.Next(Lengths.Length)],
            1 => random.Next(60, 300),
            _ => form == ReductionForm.Trailing ? random.Next(4000, 9000) : random.Next(1, 1500),
        };
        return extents;
    }
}
