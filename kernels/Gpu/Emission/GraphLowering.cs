using Cohort.Kernels.Rewriting;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Rewrites a graph so that only operators remain that a <see cref="KernelWriter"/> has: casts become chains of those
/// that instructions give, Char becomes its code unit, operators on Boolean become logic. Reductions become stores of
/// what they reduce, in the same order.
/// </summary>
internal sealed class GraphLowering : GraphRewriter
{
    private readonly bool _hasHalfConversions;

    private GraphLowering(KernelGraph source, bool hasHalfConversions)
        : base(source) => _hasHalfConversions = hasHalfConversions;

    /// <summary>The rewritten graph: the same operands and scalars in the same order.</summary>
    public static KernelGraph Rewrite(KernelGraph source, bool hasHalfConversions) =>
        new GraphLowering(source, hasHalfConversions).Run();

    /// <inheritdoc/>
    protected override int Unary(Node node, int a) =>
        Target[a].Type == ElementType.Char
            ? Target.BitCast(
                Target.Unary(node.Operator, Target.BitCast(a, ElementType.UInt16)), ElementType.Char)
            : base.Unary(node, a);

    /// <inheritdoc/>
    protected override int Binary(Node node, int a, int b) =>
        Target[a].Type switch
        {
            ElementType.Boolean => Logic(node.Operator, a, b),
            ElementType.Char => OfChars(node, a, b),
            _ => Target.Binary(node.Operator, a, b),
        };

    /// <inheritdoc/>
    protected override int Select(Node node, int a, int b, int c)
    {
        if (Target[b].Type != ElementType.Boolean)
        {
            return base.Select(node, a, b, c);
        }

        var whenTrue = Target.Binary(Primitive.And, a, b);
        var whenFalse = Target.Binary(Primitive.And, Not(a), c);
        return Target.Binary(Primitive.Or, whenTrue, whenFalse);
    }

    /// <inheritdoc/>
    protected override int Cast(int a, ElementType to)
    {
        var from = Target[a].Type;
        if (!_hasHalfConversions || from == to || from == ElementType.Boolean || to == ElementType.Boolean)
        {
            return Casts.Cast(a, to);
        }

        if (from == ElementType.Half)
        {
            return Casts.Cast(Target.Cast(a, ElementType.Single), to);
        }

        return to != ElementType.Half ? Casts.Cast(a, to)
            : Target.Cast(from == ElementType.Double ? a : Casts.Cast(a, ElementType.Single), to);
    }

    private int OfChars(Node node, int a, int b)
    {
        int x = Target.BitCast(a, ElementType.UInt16), y = Target.BitCast(b, ElementType.UInt16);
        var result = Target.Binary(node.Operator, x, y);
        return node.Type == ElementType.Char ? Target.BitCast(result, node.Type) : result;
    }
}
