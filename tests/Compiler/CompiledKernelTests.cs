using Cohort.Kernels.Compiler;
using Cohort.Kernels.Interpreter;
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
            iter: 300,
            threads: 1);
    }

    private static void AssertEqual(KernelCase test, Cohort.Runtime.Kernels.HostKernel compiled)
    {
        var expected = test.Run(new GraphInterpreter(test.Graph));
        var actual = test.Run(compiled);
        for (var k = 0; k < expected.Length; k++)
        {
            var at = RandomBits.FirstDifference(test.Graph.OperandType(k), expected[k], actual[k]);
            Assert.True(at < 0, $"operand {k} differs at element {at}\n{test}");
        }
    }

    private static long[] Extents(Random random, int rank)
    {
        var extents = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            extents[axis] = axis == rank - 1 && random.Next(3) > 0 ? Lengths[random.Next(Lengths.Length)] : random.Next(7);
        }

        return extents;
    }
}
