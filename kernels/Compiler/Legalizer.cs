using Cohort.Kernels.Rewriting;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Rewrites a graph so that only operators remain that vector instructions have, with the same bits: half precision
/// becomes integer arithmetic, narrow integer division becomes exact division in a float that holds both operands,
/// casts without an instruction become chains of casts that have one, minimum and maximum of floats become selects.
/// </summary>
internal sealed class Legalizer : GraphRewriter
{
    private Legalizer(KernelGraph source)
        : base(source)
    {
    }

    /// <summary>Whether every type of the graph has lanes of its own: Complex and Decimal have not.</summary>
    public static bool Accepts(KernelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type is ElementType.Complex or ElementType.Decimal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rewritten graph: the same operands and scalars in the same order.</summary>
    public static KernelGraph Rewrite(KernelGraph source) => new Legalizer(source).Run();

    /// <inheritdoc/>
    protected override int Binary(Node node, int a, int b)
    {
        var type = Target[a].Type;
        return type == ElementType.Boolean ? Logic(node.Operator, a, b)
            : type == ElementType.Char ? CharOperator(node, a, b)
            : type.IsFloat() ? FloatOperator(node.Operator, a, b)
            : IntegerOperator(node.Operator, type, a, b);
    }

    private int CharOperator(Node node, int a, int b)
    {
        int x = Target.BitCast(a, ElementType.UInt16), y = Target.BitCast(b, ElementType.UInt16);
        return Target.BitCast(IntegerOperator(node.Operator, ElementType.UInt16, x, y), node.Type);
    }

    private int FloatOperator(Primitive op, int a, int b)
    {
        if (op is not (Primitive.Minimum or Primitive.Maximum))
        {
            return Target.Binary(op, a, b);
        }

        var first = op == Primitive.Minimum
            ? Target.Binary(Primitive.LessOrEqual, a, b)
            : Target.Binary(Primitive.LessOrEqual, b, a);
        var isNaN = Target.Binary(Primitive.NotEqual, a, a);
        return Target.Select(Target.Binary(Primitive.Or, first, isNaN), a, b);
    }

    private int IntegerOperator(Primitive op, ElementType type, int a, int b)
    {
        var size = type.SizeInBytes();
        switch (op)
        {
            case Primitive.Divide when size < sizeof(long):
                return Divide(type, a, b);
            case Primitive.Remainder when size < sizeof(long):
                var product = Target.Binary(Primitive.Multiply, Divide(type, a, b), b);
                var remainder = Target.Binary(Primitive.Subtract, a, product);
                return WhereNotZero(b, remainder, type);
            case Primitive.ShiftLeft or Primitive.ShiftRight
                when size == 1 && Target[b].Operator != Primitive.Constant:
                // There are no shifts of bytes by lane. In 16 bits the count keeps its meaning: 8 or more leaves the
                // fill bits, and a negative count is a large unsigned one.
                var wide = type.IsSignedInteger() ? ElementType.Int16 : ElementType.UInt16;
                var shifted = Target.Binary(op, Target.Cast(a, wide), Target.Cast(b, wide));
                return Target.Cast(shifted, type);
            default:
                return Target.Binary(op, a, b);
        }
    }

    /// <summary>
    /// The quotient by a correctly rounded float division: with operands of k bits the quotient lies at least 2^-2k
    /// relative below the next integer, more than half an ulp for 16 bits in Single and 32 bits in Double. The cast's
    /// out-of-range rule turns minimum / -1 into the minimum.
    /// </summary>
    private int Divide(ElementType type, int a, int b)
    {
        var wide = type.SizeInBytes() < sizeof(int) ? ElementType.Single : ElementType.Double;
        var quotient = Target.Binary(Primitive.Divide, Casts.Cast(a, wide), Casts.Cast(b, wide));
        return WhereNotZero(b, Casts.Cast(quotient, type), type);
    }

    private int WhereNotZero(int divisor, int value, ElementType type)
    {
        var zero = Target.ConstantBits(type, 0);
        return Target.Select(Target.Binary(Primitive.Equal, divisor, zero), zero, value);
    }
}
