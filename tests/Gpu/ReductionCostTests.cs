using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Cuda.Ptx;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>How many instructions of PTX the leaves of reductions take, with vectors and without.</summary>
public sealed class ReductionCostTests(ITestOutputHelper output)
{
    private const int Leaves = 4;
    private const int Count = 4096 * Leaves;
    private const int OneByOne = 0;
    private const int Vectors = 16;

    [Theory]
    [InlineData("sum", ElementType.Single, OneByOne, 138_228)]
    [InlineData("sum", ElementType.Single, Vectors, 78_740)]
    [InlineData("sum", ElementType.Double, OneByOne, 113_652)]
    [InlineData("sum", ElementType.Double, Vectors, 88_276)]
    [InlineData("chain", ElementType.Single, OneByOne, 271_348)]
    [InlineData("chain", ElementType.Single, Vectors, 185_748)]
    [InlineData("chain", ElementType.Double, Vectors, 203_476)]
    [InlineData("largest", ElementType.Byte, OneByOne, 155_120)]
    [InlineData("largest", ElementType.Byte, Vectors, 108_272)]
    public void Leaves_take_no_more_instructions_than_they_did(
        string work, ElementType type, int loads, long instructions)
    {
        using var memory = new AlignedOperands(3, Count * sizeof(double));
        for (var k = 0; k < 3; k++)
        {
            memory.Of(k).Clear();
        }

        var runner = new PtxRunner();
        runner.Run(Launch(Graph(work, type), memory.Addresses, loads), memory.Ranges(2));
        output.WriteLine($"{runner.Steps} instructions, {(double)runner.Steps / Count:F2} an element");
        Assert.Equal(instructions, runner.Steps);
    }

    [Theory]
    [InlineData(ElementType.Single, "ld.global.nc.v4.f32")]
    [InlineData(ElementType.Double, "ld.global.nc.v2.f64")]
    [InlineData(ElementType.Byte, "ld.global.nc.v4.u32")]
    [InlineData(ElementType.Int16, "ld.global.nc.v4.u32")]
    public void Four_loads_of_16_bytes_are_under_way_together(ElementType type, string load)
    {
        nint[] addresses = [1024, 2048, 4096];
        var launch = Launch(Graph("largest", type), addresses, Vectors);
        var source = new PtxEmitter().Emit(launch.Key);
        var opcodes = PtxModule.Parse(source.Text).Entry(source.EntryName).Statements
            .Select(statement => statement.Opcode).Where(o => o.StartsWith("ld.global", StringComparison.Ordinal));

        // Those of a turn, and the one of a step at the end, whose last elements are loaded one by one.
        Assert.Equal([load, load, load, load, load], opcodes.Where(o => o.Contains(".v", StringComparison.Ordinal)));
    }

    private static GpuLaunch Launch(KernelGraph graph, nint[] addresses, int loads)
    {
        var inputs = graph.Inputs.Length;
        var strides = graph.Inputs.ToArray().Select(type => (long)type.SizeInBytes()).ToArray();
        var loops = new LoopSpace([Count], [0], strides, addresses[..inputs], 0);
        return ReductionLaunches.OfLeaves(
            graph, loops, ReductionForm.Trailing, [], (0, Leaves), 1, [addresses[2]], storesResults: false,
            new GpuTarget(loads, 4096));
    }

    private static KernelGraph Graph(string work, ElementType type)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = work == "chain" ? graph.AddInput(type) : a;
        if (work == "chain")
        {
            // 2 * a + b * b - 1 / (1 + a)
            int one = graph.Constant(type, 1.0), two = graph.Constant(type, 2.0);
            var sum = graph.Binary(
                Primitive.Add, graph.Binary(Primitive.Multiply, two, a), graph.Binary(Primitive.Multiply, b, b));
            var quotient = graph.Binary(Primitive.Divide, one, graph.Binary(Primitive.Add, one, a));
            a = graph.Binary(Primitive.Subtract, sum, quotient);
        }

        graph.Reduce(a, work == "largest" ? ReductionOperator.Maximum : ReductionOperator.Sum);
        return graph.ToGraph();
    }
}
