using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Kernels that load and store aligned groups of elements.</summary>
public sealed unsafe class EmittedVectorTests
{
    private static readonly ElementType[] Types =
    [
        ElementType.Boolean, ElementType.SByte, ElementType.Half, ElementType.Int32, ElementType.Single,
        ElementType.Double,
    ];

    public static TheoryData<string, ElementType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ElementType>();
            foreach (var type in Types)
            {
                cases.Add(LaunchRunners.Ptx, type);
                cases.Add(LaunchRunners.Emulated, type);
            }

            foreach (var type in HardwareCuda.Rows(Types))
            {
                cases.Add(LaunchRunners.Machine, type);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Groups_give_the_bits_of_the_interpreter(string name, ElementType type)
    {
        var runner = LaunchRunners.Create(name);
        var width = type == ElementType.Double ? 2 : 4;
        foreach (long[] extents in new long[][] { [width], [257], [1023], [5, 4 * width], [3, 2, 64] })
        {
            Check(runner, type, extents, width);
        }
    }

    [Fact]
    public void Groups_need_aligned_addresses_and_whole_rows()
    {
        Assert.Equal(4, WidthOf([64], 0));
        Assert.Equal(2, WidthOf([64], 8));
        Assert.Equal(1, WidthOf([64], 4));
        Assert.Equal(2, WidthOf([3, 6], 0));
        Assert.Equal(1, WidthOf([3, 5], 0));
    }

    private static int WidthOf(long[] extents, nint address)
    {
        var graph = new GraphBuilder();
        graph.Store(graph.AddInput(ElementType.Single));
        long[] strides = [.. extents.Skip(1).Select(e => 4 * (e + 2)), 4];
        var loops = new LoopSpace(
            extents, new long[extents.Length], [.. strides, .. strides], [address, 1024], extents.Length);
        return ((MapKey)MapLaunch.Of(graph.ToGraph(), loops, [], 1, GpuTarget.Cuda).Key).VectorWidth;
    }

    private static void Check(ILaunchRunner runner, ElementType type, long[] extents, int width)
    {
        var graph = GraphOf(type, extents.Length);
        var size = type.SizeInBytes();
        var count = (int)extents.Aggregate(1L, (a, b) => a * b);
        using var memory = new AlignedOperands(graph.OperandCount, count * sizeof(double));
        var random = new Random(count);
        for (var input = 0; input < graph.Inputs.Length; input++)
        {
            var bytes = count * graph.Inputs[input].SizeInBytes();
            RandomBits.Fill(random, graph.Inputs[input], memory.Of(input)[..bytes]);
        }

        var loops = LoopsOf(graph, extents, memory);
        var launch = MapLaunch.Of(graph, loops, [RandomBits.Element(random, type)], ulong.MaxValue, GpuTarget.Cuda);
        Assert.Equal(width, ((MapKey)launch.Key).VectorWidth);
        var expected = Run(new GraphInterpreter(graph), runner, graph, loops, launch, memory);
        var actual = Run(null, runner, graph, loops, launch, memory);
        for (var output = 0; output < expected.Length; output++)
        {
            var at = RandomBits.FirstDifference(graph.OutputType(output), expected[output], actual[output]);
            Assert.True(at < 0, $"output {output} of {string.Join(" x ", extents)} differs at {at} ({size} bytes)");
        }
    }

    /// <summary>A whole operand, a row for all rows, one element for all, a mask, and the innermost index.</summary>
    private static KernelGraph GraphOf(ElementType type, int rank)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = graph.AddInput(type), c = graph.AddInput(type);
        var mask = graph.AddInput(ElementType.Boolean);
        var scalar = graph.AddScalar(type);
        graph.Store(graph.Select(mask, a, b));
        graph.Store(graph.Select(graph.Cast(a, ElementType.Boolean), c, scalar), mask);
        graph.Store(graph.Cast(graph.Index(rank - 1), type));
        return graph.ToGraph();
    }

    private static LoopSpace LoopsOf(KernelGraph graph, long[] extents, AlignedOperands memory)
    {
        var rank = extents.Length;
        var strides = new long[graph.OperandCount * rank];
        for (var k = 0; k < graph.OperandCount; k++)
        {
            long step = graph.OperandType(k).SizeInBytes();
            for (var axis = rank - 1; axis >= 0; axis--)
            {
                var isRepeated = k == 2 || (k == 1 && axis < rank - 1);
                strides[(k * rank) + axis] = isRepeated ? 0 : step;
                step *= extents[axis];
            }
        }

        return new LoopSpace(extents, new long[rank], strides, memory.Addresses, rank);
    }

    private static byte[][] Run(
        HostKernel? kernel, ILaunchRunner runner, KernelGraph graph, LoopSpace loops, GpuLaunch launch,
        AlignedOperands memory)
    {
        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            memory.Of(graph.Inputs.Length + output).Fill(0xA5);
        }

        if (kernel is null)
        {
            runner.Run(launch, memory.Ranges(graph.Inputs.Length));
        }
        else
        {
            fixed (long* extents = loops.Extents, strides = loops.Strides, origin = loops.Origin)
            fixed (nint* addresses = loops.Addresses)
            fixed (ulong* scalars = launch.Arguments.AsSpan(((ExpressionKey)launch.Key).Arguments.Scalar(0)))
            {
                kernel.Run(new KernelFrame
                {
                    Rank = loops.Rank,
                    LeadingKept = loops.Rank,
                    Extents = extents,
                    Addresses = (byte**)addresses,
                    Strides = strides,
                    Scalars = scalars,
                    Origin = origin,
                });
            }
        }

        return [.. Enumerable.Range(graph.Inputs.Length, graph.Outputs.Length).Select(k => memory.Of(k).ToArray())];
    }
}
