using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;

namespace Cohort.Mapping.Calibration;

/// <summary>Kernel graphs whose time tells something about a device.</summary>
internal static class ProbeGraphs
{
    /// <summary>Stores a scalar.</summary>
    public static KernelGraph Fill(ElementType type)
    {
        var graph = new GraphBuilder();
        graph.Store(graph.AddScalar(type));
        return graph.ToGraph();
    }

    /// <summary>Stores numbers from 0 to below the scalar, in no order.</summary>
    public static KernelGraph Scatter(ElementType type)
    {
        var graph = new GraphBuilder();
        var limit = graph.AddScalar(ElementType.Double);

        // The fraction of i times the golden ratio, after a square that breaks up its even spacing.
        var index = graph.Cast(graph.Index(0), ElementType.Double);
        var spread = graph.Binary(
            Primitive.Multiply, index, graph.Constant(ElementType.Double, 0.61803398874989485));
        spread = Fraction(graph, spread);
        var mixed = graph.Binary(Primitive.Multiply, spread, graph.Constant(ElementType.Double, 9973.0));
        mixed = Fraction(graph, graph.Binary(Primitive.Multiply, mixed, mixed));
        var scaled = graph.Binary(Primitive.Multiply, mixed, limit);
        if (type == ElementType.Complex)
        {
            graph.Store(graph.Complex(scaled, mixed));
            return graph.ToGraph();
        }

        graph.Store(graph.Cast(type.IsInteger() ? graph.Unary(Primitive.Floor, scaled) : scaled, type));
        return graph.ToGraph();
    }

    /// <summary>Adds up inputs and stores the sum.</summary>
    public static KernelGraph Sum(ElementType type, int inputs)
    {
        var graph = new GraphBuilder();
        var sum = graph.AddInput(type);
        for (var i = 1; i < inputs; i++)
        {
            sum = graph.Binary(Primitive.Add, sum, graph.AddInput(type));
        }

        graph.Store(sum);
        return graph.ToGraph();
    }

    /// <summary>Applies an operator so many times in a row, each time with the scalar.</summary>
    public static KernelGraph Chain(ElementType type, Primitive op, int length)
    {
        var graph = new GraphBuilder();
        var scalar = graph.AddScalar(type);
        var value = graph.AddInput(type);
        for (var i = 0; i < length; i++)
        {
            value = op == Primitive.SquareRoot ? graph.Unary(op, value) : graph.Binary(op, value, scalar);
        }

        graph.Store(value);
        return graph.ToGraph();
    }

    /// <summary>Converts to another type and back so many times.</summary>
    public static KernelGraph Conversions(ElementType type, ElementType other, int length)
    {
        var graph = new GraphBuilder();
        var value = graph.AddInput(type);
        for (var i = 0; i < length; i++)
        {
            value = graph.Cast(graph.Cast(value, other), type);
        }

        graph.Store(value);
        return graph.ToGraph();
    }

    /// <summary>Applies a function once.</summary>
    public static KernelGraph Of(ElementwiseFunction function, ElementType type)
    {
        var graph = new GraphBuilder();
        var value = graph.AddInput(type);
        graph.Store(function.Build(graph, [value], type));
        return graph.ToGraph();
    }

    private static int Fraction(GraphBuilder graph, int value) =>
        graph.Binary(Primitive.Subtract, value, graph.Unary(Primitive.Floor, value));
}
