using Cohort.Kernels;
using Cohort.Kernels.Compiler;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;
using Xunit;

namespace Cohort.Tests.Compiler;

public sealed class HostKernelsTests
{
    private static readonly AccessPattern[] Contiguous = [AccessPattern.Contiguous, AccessPattern.Contiguous];

    [Fact]
    public void A_single_large_use_compiles_at_once()
    {
        var kernels = new HostKernels(new KernelCompiler());
        Assert.True(kernels.Resolve(Shift(1), Contiguous, 1_000_000).IsCompiled);
    }

    [Fact]
    public void Small_uses_are_interpreted_until_there_are_many()
    {
        var kernels = new HostKernels(new KernelCompiler());
        var graph = Shift(1);
        var interpreted = 0;
        while (!kernels.Resolve(graph, Contiguous, 10).IsCompiled)
        {
            interpreted++;
        }

        Assert.InRange(interpreted, 30, 100);
    }

    [Fact]
    public void Equal_graphs_share_a_kernel_and_other_patterns_do_not()
    {
        var kernels = new HostKernels(new KernelCompiler());
        var first = kernels.Resolve(Shift(1), Contiguous, 1_000_000);
        Assert.Same(first, kernels.Resolve(Shift(1), Contiguous, 5));
        Assert.NotSame(first, kernels.Resolve(Shift(2), Contiguous, 1_000_000));
        AccessPattern[] strided = [AccessPattern.Strided, AccessPattern.Contiguous];
        Assert.NotSame(first, kernels.Resolve(Shift(1), strided, 1_000_000));
    }

    [Fact]
    public void The_cache_stays_within_its_capacity()
    {
        var kernels = new HostKernels(new KernelCompiler(), capacity: 16);
        for (var i = 0; i < 200; i++)
        {
            kernels.Resolve(Shift(i), Contiguous, 10);
            Assert.InRange(kernels.Count, 1, 16);
        }
    }

    [Fact]
    public void Without_a_compiler_everything_is_interpreted()
    {
        var kernels = new HostKernels(null);
        Assert.False(kernels.Resolve(Shift(1), Contiguous, 1_000_000_000).IsCompiled);
    }

    [Fact]
    public void Decimal_graphs_stay_interpreted()
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Decimal);
        graph.Store(graph.Binary(Primitive.Add, a, a));
        var kernels = new HostKernels(new KernelCompiler());
        Assert.False(kernels.Resolve(graph.ToGraph(), Contiguous, 1_000_000_000).IsCompiled);
    }

    [Fact]
    public void Threads_that_resolve_one_graph_all_get_working_code()
    {
        var kernels = new HostKernels(new KernelCompiler());
        var test = new KernelCase(new Random(1), Shift(3), [1000]);
        var expected = test.Run(new Cohort.Kernels.Interpreter.GraphInterpreter(test.Graph));
        Parallel.For(0, 64, _ =>
        {
            var actual = test.Run(kernels.Resolve(test.Graph, test.Patterns, 5000));
            Assert.Equal(expected[^1], actual[^1]);
        });
        Assert.True(kernels.Resolve(test.Graph, test.Patterns, 5000).IsCompiled);
    }

    private static KernelGraph Shift(int by)
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Int64);
        graph.Store(graph.Binary(Primitive.Add, a, graph.ConstantBits(ElementType.Int64, (ulong)by)));
        return graph.ToGraph();
    }
}
