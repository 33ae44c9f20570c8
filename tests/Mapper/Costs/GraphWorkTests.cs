using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Mapper.Machines;
using Xunit;

namespace Cohort.Tests.Mapper.Costs;

/// <summary>Which operators a graph is taken to compute.</summary>
public sealed class GraphWorkTests
{
    [Fact]
    public void Loads_stores_and_operators_are_counted_by_type_and_kind()
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Double);
        var b = graph.AddInput(ElementType.Double);
        var sum = graph.Binary(Primitive.Add, graph.Binary(Primitive.Multiply, a, b), a);
        graph.Store(graph.Cast(graph.Unary(Primitive.SquareRoot, graph.Binary(Primitive.Divide, sum, b)),
            ElementType.Single));
        var work = GraphWork.Of(graph.ToGraph());
        Assert.Equal(3, work[NumberClass.Double, ArithmeticKind.Simple]);
        Assert.Equal(1, work[NumberClass.Double, ArithmeticKind.Multiply]);
        Assert.Equal(1, work[NumberClass.Double, ArithmeticKind.Divide]);
        Assert.Equal(1, work[NumberClass.Double, ArithmeticKind.SquareRoot]);
        Assert.Equal(1, work[NumberClass.Single, ArithmeticKind.Convert]);
        Assert.Equal(1, work[NumberClass.Single, ArithmeticKind.Simple]);
        Assert.Equal(5, work.Operators);
    }

    [Fact]
    public void What_depends_on_scalars_alone_is_computed_once()
    {
        var graph = new GraphBuilder();
        var (s, t) = (graph.AddScalar(ElementType.Double), graph.AddScalar(ElementType.Double));
        var ratio = graph.Unary(Primitive.SquareRoot, graph.Binary(Primitive.Divide, s, t));
        graph.Store(graph.Binary(Primitive.Multiply, graph.AddInput(ElementType.Double), ratio));
        var work = GraphWork.Of(graph.ToGraph());
        Assert.Equal(1, work.Operators);
        Assert.Equal(0, work[NumberClass.Double, ArithmeticKind.Divide]);
    }

    [Fact]
    public void What_only_a_rare_branch_needs_is_not_counted()
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Double);
        var rare = graph.Binary(Primitive.Less, a, graph.Constant(ElementType.Double, 0));
        graph.Store(graph.SelectRare(rare, graph.Unary(Primitive.SquareRoot, a), a));
        var work = GraphWork.Of(graph.ToGraph());
        Assert.Equal(0, work[NumberClass.Double, ArithmeticKind.SquareRoot]);
        Assert.Equal(2, work.Operators);
    }

    [Fact]
    public void A_reduction_combines_each_element_and_stores_none()
    {
        var graph = new GraphBuilder();
        graph.Reduce(graph.AddInput(ElementType.Int64), ReductionOperator.Sum);
        var work = GraphWork.Of(graph.ToGraph());
        Assert.Equal(1, work[NumberClass.Int64, ArithmeticKind.Reduce]);
        Assert.Equal(1, work[NumberClass.Int64, ArithmeticKind.Simple]);
    }

    [Fact]
    public void Time_is_operators_over_rates()
    {
        var graph = new GraphBuilder();
        var a = graph.AddInput(ElementType.Double);
        graph.Store(graph.Binary(Primitive.Divide, a, graph.AddScalar(ElementType.Double)));
        var work = GraphWork.Of(graph.ToGraph());

        // A load, a store and a division, which takes ten times as long.
        Assert.Equal(12e-3, work.Seconds(SmallMachines.Cpu(), 1e6, 4), 1e-12);
        Assert.Equal(48e-3, work.Seconds(SmallMachines.Cpu(), 1e6, 1), 1e-12);
    }

    [Fact]
    public void Long_functions_run_at_the_efficiency_that_was_measured()
    {
        var graph = new GraphBuilder();
        var value = graph.AddInput(ElementType.Double);
        for (var i = 0; i < 40; i++)
        {
            value = graph.Binary(Primitive.Add, value, graph.AddScalar(ElementType.Double));
        }

        graph.Store(value);
        var work = GraphWork.Of(graph.ToGraph());
        var cpu = SmallMachines.Cpu();
        var slow = cpu with { Arithmetic = [cpu.Arithmetic[0] with { FunctionEfficiency = 0.5 }] };
        Assert.Equal(2 * work.Seconds(cpu, 1e6, 4), work.Seconds(slow, 1e6, 4), 1e-12);
        Assert.Equal(work.Seconds(cpu, 1e6, 4), work.Seconds(slow, 1e6, 4, isEfficient: true), 1e-12);
    }
}
