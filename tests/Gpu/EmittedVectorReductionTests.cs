using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Leaves whose threads load aligned groups of elements have the bits of those that load one by one.</summary>
public sealed class EmittedVectorReductionTests
{
    // Every group of 16 bytes of every type begins at a multiple of so many elements.
    private const int Pitch = 16;

    private static readonly ReductionOperator[] OfNumbers =
    [
        ReductionOperator.Sum, ReductionOperator.Product, ReductionOperator.Minimum, ReductionOperator.ArgMaximum,
    ];

    private static readonly ReductionOperator[] OfBooleans =
        [ReductionOperator.Any, ReductionOperator.All, ReductionOperator.Maximum, ReductionOperator.ArgMinimum];

    public static TheoryData<string, ElementType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ElementType>();
            var types = ElementTypes.All.Where(
                type => type is not (ElementType.Complex or ElementType.Decimal)).ToList();
            foreach (var type in types)
            {
                cases.Add(LaunchRunners.Ptx, type);
            }

            foreach (var type in HardwareCuda.Rows(types))
            {
                cases.Add(LaunchRunners.Machine, type);
            }

            foreach (var type in (ElementType[])[
                ElementType.Boolean, ElementType.Half, ElementType.SByte, ElementType.Single, ElementType.Double])
            {
                cases.Add(LaunchRunners.OpenCl, type);
            }

            cases.Add(LaunchRunners.WidePtx, ElementType.Single);
            cases.Add(LaunchRunners.Emulated, ElementType.Int16);
            cases.Add(LaunchRunners.Emulated, ElementType.Double);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_reduce_to_the_bits_of_the_interpreter(string name, ElementType type)
    {
        var runner = LaunchRunners.Create(name);
        var graph = GraphOf(type);
        foreach (var length in new long[] { 2, 3, 5, 16, 37, 130, 515, 4096, 4099, 8223 })
        {
            var pitch = (length + Pitch - 1) / Pitch * Pitch;
            long[][] steps = [[pitch, 1], [0, 1]];
            Check(runner, graph, [length < 1000 ? 3 : 1, length], steps, 0, ReductionForm.Trailing, 1, isVector: true);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Columns_reduce_to_the_bits_of_the_interpreter(string name, ElementType type)
    {
        var runner = LaunchRunners.Create(name);
        var graph = GraphOf(type);
        foreach (long[] extents in new long[][] { [1, 4], [3, 8], [65, 4], [200, 12] })
        {
            Check(runner, graph, extents, [[Pitch, 1], [0, 1]], 0, ReductionForm.Outer, 0, isVector: true);
        }

        Check(
            runner, graph, [2, 70, 8], [[70 * Pitch, Pitch, 1], [Pitch, 0, 1]], 0, ReductionForm.Outer, 1,
            isVector: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rows_of_several_loops_reduce_to_the_bits_of_the_interpreter(string name, ElementType type)
    {
        var runner = LaunchRunners.Create(name);
        Check(
            runner, GraphOf(type), [2, 5, 12], [[8 * Pitch, Pitch, 1], [0, Pitch, 0]], 0, ReductionForm.Trailing, 1,
            isVector: true);
    }

    [Theory]
    [InlineData(LaunchRunners.Ptx)]
    [InlineData(LaunchRunners.Emulated)]
    [InlineData(LaunchRunners.OpenCl)]
    [InlineData(LaunchRunners.Machine)]
    public void What_is_not_aligned_or_stepped_is_loaded_one_by_one(string name)
    {
        var runner = LaunchRunners.Create(name);
        var graph = GraphOf(ElementType.Single);
        foreach (var (step, start) in new[] { (1, 1), (1, 3), (2, 0), (-1, 0), (-3, 1) })
        {
            long[][] steps = [[640, step], [0, 1]];
            Check(runner, graph, [2, 203], steps, start, ReductionForm.Trailing, 1, isVector: false);
            Check(runner, graph, [70, 8], [[Pitch, step], [0, 1]], start, ReductionForm.Outer, 0, isVector: false);
        }

        // A row that does not begin where groups do.
        Check(runner, graph, [3, 101], [[101, 1], [0, 1]], 0, ReductionForm.Trailing, 1, isVector: false);
    }

    [Theory]
    [InlineData(LaunchRunners.Ptx)]
    [InlineData(LaunchRunners.OpenCl)]
    public void Accumulators_of_two_sizes_share_the_loads(string name)
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Single);
        graph.Reduce(a, ReductionOperator.Sum);
        graph.Reduce(graph.Cast(a, ElementType.Double), ReductionOperator.Sum);
        graph.Reduce(a, ReductionOperator.ArgMinimum);
        graph.Reduce(graph.Cast(a, ElementType.Boolean), ReductionOperator.All);
        foreach (var length in new long[] { 33, 64, 1000, 5003 })
        {
            Check(
                LaunchRunners.Create(name), graph.ToGraph(), [1, length], [[0, 1]], 0, ReductionForm.Trailing, 1,
                isVector: true);
        }
    }

    [Fact]
    public void Groups_are_as_wide_as_alignment_and_layout_allow()
    {
        Assert.Equal(4, WidthOf(ElementType.Single, 1000, 0));
        Assert.Equal(2, WidthOf(ElementType.Single, 1000, 2));
        Assert.Equal(1, WidthOf(ElementType.Single, 1000, 1));
        Assert.Equal(2, WidthOf(ElementType.Double, 1000, 0));
        Assert.Equal(1, WidthOf(ElementType.Double, 1000, 1));
        Assert.Equal(16, WidthOf(ElementType.Byte, 1000, 0));
        Assert.Equal(4, WidthOf(ElementType.Byte, 1000, 4));
        Assert.Equal(2, WidthOf(ElementType.Int16, 3, 0));
    }

    [Fact]
    public void Complex_results_load_their_columns_together_and_their_rows_one_by_one()
    {
        var builder = new GraphBuilder();
        var real = builder.AddInput(ElementType.Double);
        builder.Add(new GraphOutput(real, ReductionOperator.Product, Imaginary: real));
        var graph = builder.ToGraph();
        Assert.Equal(1, WidthOf(graph, ReductionForm.Trailing, new LoopSpace([1000], [0], [8], [1024], 0)));
        Assert.Equal(
            2, WidthOf(graph, ReductionForm.Outer, new LoopSpace([64, 1000], [0, 0], [8000, 8], [1024], 0)));
    }

    private static int WidthOf(ElementType type, long count, int start)
    {
        var graph = new GraphBuilder();
        graph.Reduce(graph.AddInput(type), ReductionOperator.Maximum);
        var loops = new LoopSpace([count], [0], [type.SizeInBytes()], [1024 + (start * type.SizeInBytes())], 0);
        return WidthOf(graph.ToGraph(), ReductionForm.Trailing, loops);
    }

    private static int WidthOf(KernelGraph graph, ReductionForm form, LoopSpace loops)
    {
        var kept = form == ReductionForm.Outer ? loops.Extents[^1] : 1;
        var launch = ReductionLaunches.OfLeaves(
            graph, loops, form, [], (0, 1), kept, [4096], storesResults: true, GpuTarget.Cuda);
        return ((LeafKey)launch.Key).VectorWidth;
    }

    /// <summary>A fused expression of a whole operand and a row for all rows; Char has no arithmetic.</summary>
    private static KernelGraph GraphOf(ElementType type)
    {
        var graph = new GraphBuilder();
        int a = graph.AddInput(type), b = graph.AddInput(type);
        if (type == ElementType.Half)
        {
            (a, b) = (graph.Cast(a, ElementType.Single), graph.Cast(b, ElementType.Single));
        }

        var isBoolean = type == ElementType.Boolean;
        var both = type == ElementType.Char ? a : graph.Binary(isBoolean ? Primitive.Or : Primitive.Add, a, b);
        foreach (var op in isBoolean ? OfBooleans : OfNumbers)
        {
            if (type != ElementType.Char || op is ReductionOperator.Minimum or ReductionOperator.ArgMaximum)
            {
                graph.Reduce(both, op);
            }
        }

        return graph.ToGraph();
    }

    private static void Check(
        ILaunchRunner runner, KernelGraph graph, long[] extents, long[][] steps, int start, ReductionForm form,
        int leadingKept, bool isVector)
    {
        using var memory = new ReducedMemory(
            graph, extents, [.. steps.Take(graph.Inputs.Length)], start, form, leadingKept);
        var emitted = new EmittedKernel(graph, runner);
        var expected = memory.Reduce(new GraphInterpreter(graph));
        var actual = memory.Reduce(emitted);
        Assert.Equal(isVector, ((LeafKey)emitted.Launched!).VectorWidth > 1);
        for (var output = 0; output < expected.Length; output++)
        {
            var at = RandomBits.FirstDifference(graph.OutputType(output), expected[output], actual[output]);
            Assert.True(at < 0, $"{graph.Outputs[output]} of {string.Join(" x ", extents)} differs at {at}");
        }
    }
}
