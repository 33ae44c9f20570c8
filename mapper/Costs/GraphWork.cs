using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Mapping.Costs;

/// <summary>
/// The operators that a kernel graph computes for each index, by the numbers that they work on. What depends on scalars
/// alone is computed once and not counted, nor is what only a rare branch needs. Each load and each store counts as an
/// operator.
/// </summary>
public sealed class GraphWork
{
    private const int Kinds = 6;
    private const int Classes = 8;

    // From so many operators on, a graph is as long as the functions by which efficiency is measured.
    private const double LongFunction = 20;

    private readonly double[] _counts = new double[Classes * Kinds];

    private GraphWork()
    {
    }

    /// <summary>The operators for each index, loads and stores aside.</summary>
    public double Operators { get; private set; }

    /// <summary>How many of a kind there are for each index.</summary>
    public double this[NumberClass type, ArithmeticKind kind] => _counts[((int)type * Kinds) + (int)kind];

    /// <summary>Counts a graph.</summary>
    public static GraphWork Of(KernelGraph graph)
    {
        var work = new GraphWork();
        var nodes = graph.Nodes;
        var isNeeded = Needed(graph);
        var varies = new bool[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            varies[i] = node.IsLeaf
                ? node.Operator is Primitive.Input or Primitive.Index
                : varies[node.A] || (node.B >= 0 && varies[node.B]) || (node.C >= 0 && varies[node.C]);
            if (varies[i] && isNeeded[i])
            {
                work.Count(node, node.IsLeaf ? node.Type : nodes[node.A].Type);
            }
        }

        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            var kind = graph.Outputs[output].Reduction is null ? ArithmeticKind.Simple : ArithmeticKind.Reduce;
            work.Add(graph.ValueType(output), kind, 1, isOperator: false);
        }

        return work;
    }

    /// <summary>How long the operators take.</summary>
    /// <param name="device">The device.</param>
    /// <param name="elements">For how many indices.</param>
    /// <param name="cores">How many of its cores work on them.</param>
    /// <param name="isEfficient">Whether long functions are taken to reach the full rates.</param>
    public double Seconds(DeviceModel device, double elements, double cores, bool isEfficient = false)
    {
        var seconds = 0.0;
        for (var type = 0; type < Classes; type++)
        {
            var ofType = 0.0;
            for (var kind = 0; kind < Kinds; kind++)
            {
                var count = _counts[(type * Kinds) + kind];
                ofType += count == 0
                    ? 0
                    : device.ArithmeticSeconds((NumberClass)type, (ArithmeticKind)kind, count * elements, cores);
            }

            if (ofType > 0)
            {
                var efficiency = isEfficient ? 1 : device.RatesOf((NumberClass)type).FunctionEfficiency;
                var share = Math.Min(1, Operators / LongFunction);
                seconds += ofType * (1 - share + (share / efficiency));
            }
        }

        return seconds;
    }

    // What outputs need when no rare condition holds.
    private static bool[] Needed(KernelGraph graph)
    {
        var nodes = graph.Nodes;
        var isNeeded = new bool[nodes.Length];
        foreach (var output in graph.Outputs)
        {
            foreach (var node in (ReadOnlySpan<int>)[output.Node, output.Mask, output.Imaginary])
            {
                if (node >= 0)
                {
                    isNeeded[node] = true;
                }
            }
        }

        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            ref readonly var node = ref nodes[i];
            if (!isNeeded[i] || node.IsLeaf)
            {
                continue;
            }

            isNeeded[node.A] = true;
            if (node.B >= 0 && !node.IsRare)
            {
                isNeeded[node.B] = true;
            }

            if (node.C >= 0)
            {
                isNeeded[node.C] = true;
            }
        }

        return isNeeded;
    }

    private void Count(in Node node, ElementType operand)
    {
        var type = node.Operator is >= Primitive.Equal and <= Primitive.LessOrEqual ? operand : node.Type;
        switch (node.Operator)
        {
            case Primitive.Input:
                Add(type, ArithmeticKind.Simple, 1, isOperator: false);
                break;
            case Primitive.Multiply when type == ElementType.Complex:
                Add(type, ArithmeticKind.Multiply, 2);
                break;
            case Primitive.Multiply or Primitive.FusedMultiplyAdd:
                Add(type, ArithmeticKind.Multiply, 1);
                break;
            case Primitive.Divide when type == ElementType.Complex:
                Add(type, ArithmeticKind.Multiply, 3);
                Add(type, ArithmeticKind.Divide, 1);
                break;
            case Primitive.Divide or Primitive.Remainder:
                Add(type, ArithmeticKind.Divide, node.Operator == Primitive.Remainder && type.IsFloat() ? 4 : 1);
                break;
            case Primitive.SquareRoot:
                Add(type, ArithmeticKind.SquareRoot, 1);
                break;
            case Primitive.Cast when type != ElementType.Boolean && operand != ElementType.Boolean:
                Add(ScarcerOf(type, operand), ArithmeticKind.Convert, 1);
                break;
            case Primitive.Power:
                Add(type, ArithmeticKind.Divide, 20);
                break;
            case Primitive.Minimum or Primitive.Maximum when type.IsFloat():
                // Which operand wins when they are equal or not numbers takes two more operators.
                Add(type, ArithmeticKind.Simple, 3);
                break;
            case Primitive.BitCast or Primitive.RealPart or Primitive.ImaginaryPart or Primitive.Complex:
                break;
            default:
                Add(type, ArithmeticKind.Simple, 1);
                break;
        }
    }

    private static ElementType ScarcerOf(ElementType to, ElementType from) =>
        from is ElementType.Half or ElementType.Decimal ? from : to;

    private void Add(ElementType type, ArithmeticKind kind, double count, bool isOperator = true)
    {
        count *= type == ElementType.Complex ? 2 : 1;
        _counts[((int)NumberClasses.Of(type) * Kinds) + (int)kind] += count;
        Operators += isOperator ? count : 0;
    }
}
