using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Expressions;

/// <summary>
/// Evaluates operators whose operands are constants, for the types in which lowerings write constants. Only operators
/// whose result the host gives bit for bit as every device does are folded.
/// </summary>
internal static class ConstantFolding
{
    public static bool TryFold(Node node, Node a, Node b, Node c, out ulong bits)
    {
        bits = 0;
        var constant = a.Operator == Primitive.Constant
            && (node.B < 0 || b.Operator == Primitive.Constant)
            && (node.C < 0 || c.Operator == Primitive.Constant);
        if (!constant || node.IsLeaf)
        {
            return false;
        }

        switch (node.Operator)
        {
            case Primitive.BitCast:
                bits = a.Bits;
                return true;
            case Primitive.Select:
                bits = (a.Bits & 1) != 0 ? b.Bits : c.Bits;
                return true;
            case Primitive.Cast when a.Type.IsInteger() || a.Type == ElementType.Boolean:
                bits = ScalarBits.FromInt64(node.Type, SignExtend(a));
                return a.Type != ElementType.UInt64;
        }

        return node.Type == a.Type && a.Type switch
        {
            ElementType.Double => FoldDouble(node, a, b, out bits),
            ElementType.Single => FoldSingle(node, a, b, out bits),
            _ => false,
        };
    }

    private static long SignExtend(Node a)
    {
        var shift = 64 - (8 * a.Type.SizeInBytes());
        return a.Type.IsSignedInteger() ? (long)(a.Bits << shift) >> shift : (long)a.Bits;
    }

    private static bool FoldDouble(Node node, Node a, Node b, out ulong bits)
    {
        double x = ScalarBits.To<double>(a.Bits), y = ScalarBits.To<double>(b.Bits);
        var value = Arithmetic(node.Operator, x, y);
        bits = BitConverter.DoubleToUInt64Bits(value ?? 0);
        return value is not null;
    }

    private static bool FoldSingle(Node node, Node a, Node b, out ulong bits)
    {
        float x = ScalarBits.To<float>(a.Bits), y = ScalarBits.To<float>(b.Bits);
        var value = Arithmetic(node.Operator, x, y);
        bits = BitConverter.SingleToUInt32Bits(value ?? 0);
        return value is not null;
    }

    private static T? Arithmetic<T>(Primitive op, T x, T y)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> => op switch
        {
            Primitive.Add => x + y,
            Primitive.Subtract => x - y,
            Primitive.Multiply => x * y,
            Primitive.Divide => x / y,
            Primitive.Negate => -x,
            Primitive.Absolute => T.Abs(x),
            Primitive.SquareRoot => T.Sqrt(x),
            _ => null,
        };
}
