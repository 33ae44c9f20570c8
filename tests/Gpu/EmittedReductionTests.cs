using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Compiler;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Interpreter;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Whole reductions, leaves and folds, as emitted kernels against the interpreter.</summary>
public sealed unsafe class EmittedReductionTests
{
    private static readonly ReductionOperator[] OfNumbers =
    [
        ReductionOperator.Sum, ReductionOperator.Product, ReductionOperator.Minimum, ReductionOperator.Maximum,
        ReductionOperator.ArgMinimum, ReductionOperator.ArgMaximum,
    ];

    private static readonly ReductionOperator[] OfBooleans =
    [
        ReductionOperator.Any, ReductionOperator.All, ReductionOperator.Minimum, ReductionOperator.Maximum,
        ReductionOperator.ArgMinimum, ReductionOperator.ArgMaximum,
    ];

    public static TheoryData<string> Runners => LaunchRunners.All;

    public static TheoryData<string, ElementType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ElementType>();
            var types = ElementTypes.All.Where(
                type => type is not (ElementType.Half or ElementType.Complex or ElementType.Decimal)).ToList();
            foreach (var type in types)
            {
                cases.Add(LaunchRunners.Ptx, type);
            }

            foreach (var type in HardwareCuda.Rows(types))
            {
                cases.Add(LaunchRunners.Machine, type);
            }

            cases.Add(LaunchRunners.OpenCl, ElementType.Single);
            cases.Add(LaunchRunners.OpenCl, ElementType.Double);
            cases.Add(LaunchRunners.OpenCl, ElementType.Boolean);
            cases.Add(LaunchRunners.OpenCl, ElementType.Int16);
            cases.Add(LaunchRunners.WidePtx, ElementType.Double);
            cases.Add(LaunchRunners.Emulated, ElementType.Double);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Trailing_axes_reduce_to_the_bits_of_the_interpreter(string runner, ElementType type)
    {
        var kernels = new EmittedKernels(LaunchRunners.Create(runner));
        foreach (long[] extents in new long[][] { [2, 1], [3, 7], [2, 100], [2, 4096], [1, 9000], [3, 4, 0] })
        {
            Check(kernels, type, extents, ReductionForm.Trailing, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outer_axes_reduce_to_the_bits_of_the_interpreter(string runner, ElementType type)
    {
        var kernels = new EmittedKernels(LaunchRunners.Create(runner));
        foreach (long[] extents in new long[][] { [1, 3], [64, 5], [65, 2], [3000, 1], [0, 4] })
        {
            Check(kernels, type, extents, ReductionForm.Outer, 0);
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void Sums_of_floats_and_doubles_share_a_kernel(string runner)
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Single);
        graph.Reduce(a, ReductionOperator.Sum);
        graph.Reduce(graph.Cast(a, ElementType.Double), ReductionOperator.Sum);
        graph.Reduce(a, ReductionOperator.ArgMaximum);
        graph.Reduce(graph.Cast(a, ElementType.Boolean), ReductionOperator.All);
        var kernels = new EmittedKernels(LaunchRunners.Create(runner));
        Check(kernels, graph.ToGraph(), [1, 5000], ReductionForm.Trailing, 1);
        Check(kernels, graph.ToGraph(), [5, 33], ReductionForm.Trailing, 1);
    }

    [Theory]
    [InlineData(LaunchRunners.Ptx)]
    [InlineData(LaunchRunners.Machine)]
    public void Many_leaves_fold_in_passes_by_the_fixed_tree(string runner)
    {
        var graph = new GraphBuilder();
        graph.Reduce(graph.AddInput(ElementType.Single), ReductionOperator.Sum);
        var kernels = new EmittedKernels(LaunchRunners.Create(runner));
        foreach (var leaves in new[] { 15, 16, 17, 31, 255, 257, 300 })
        {
            Check(kernels, graph.ToGraph(), [64 * leaves, 2], ReductionForm.Outer, 0);
        }
    }

    private static void Check(
        EmittedKernels kernels, ElementType type, long[] extents, ReductionForm form, int leadingKept)
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(type);
        foreach (var op in type == ElementType.Boolean ? OfBooleans : OfNumbers)
        {
            graph.Reduce(a, op);
        }

        Check(kernels, graph.ToGraph(), extents, form, leadingKept);
    }

    private static void Check(
        EmittedKernels kernels, KernelGraph graph, long[] extents, ReductionForm form, int leadingKept)
    {
        var memory = StridedMemory.Create(graph.Inputs[0], extents, new int[extents.Length], false);
        RandomBits.Fill(new Random(extents.Length + (int)graph.Inputs[0]), graph.Inputs[0], memory.Bytes);
        var expected = Reduce(new InterpretedKernels(), graph, memory, form, leadingKept);
        var actual = Reduce(kernels, graph, memory, form, leadingKept);
        for (var output = 0; output < expected.Length; output++)
        {
            var at = RandomBits.FirstDifference(graph.OutputType(output), expected[output], actual[output]);
            Assert.True(at < 0, $"{graph.Outputs[output]} of {string.Join(" x ", extents)} differs at {at}");
        }
    }

    private static byte[][] Reduce(
        IHostKernels kernels, KernelGraph graph, StridedMemory memory, ReductionForm form, int leadingKept)
    {
        var isOuter = form == ReductionForm.Outer;
        var extents = memory.Extents;
        var reducedEnd = extents.Length - (isOuter ? 1 : 0);
        var reduced = Product(extents[leadingKept..reducedEnd]);
        var kept = Product(extents[..leadingKept]) * Product(extents[reducedEnd..]);
        var leaves = isOuter ? (reduced + 63) / 64 : (reduced + 4095) / 4096;
        var partials = graph.Outputs.ToArray()
            .Select(_ => StridedMemory.Over(graph.Inputs[0], new byte[(leaves * kept * 16) + 16], 0)).ToArray();
        if (leaves > 0)
        {
            FrameRunner.Run(
                kernels.Resolve(graph, [AccessPattern.Contiguous], 1), [memory, .. partials], extents, form: form,
                leadingKept: leadingKept, leaves: (0, leaves), keptStride: kept);
        }

        var results = new byte[graph.Outputs.Length][];
        for (var output = 0; output < results.Length; output++)
        {
            results[output] = new byte[kept * graph.OutputType(output).SizeInBytes()];
            fixed (byte* from = partials[output].Bytes)
            fixed (byte* to = results[output])
            {
                kernels.Fold(graph, output, from, kept, 0, kept, leaves, to);
            }
        }

        return results;
    }

    private static long Product(long[] extents) => extents.Aggregate(1L, (a, b) => a * b);
}
