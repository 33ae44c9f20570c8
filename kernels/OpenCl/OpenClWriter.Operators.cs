using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.OpenCl;

/// <content>The operators and casts.</content>
internal sealed partial class OpenClWriter
{
    private static readonly Dictionary<Primitive, string> Symbols = new()
    {
        [Primitive.Add] = "+",
        [Primitive.Subtract] = "-",
        [Primitive.Multiply] = "*",
        [Primitive.Divide] = "/",
        [Primitive.Remainder] = "%",
        [Primitive.Equal] = "==",
        [Primitive.NotEqual] = "!=",
        [Primitive.Less] = "<",
        [Primitive.LessOrEqual] = "<=",
        [Primitive.And] = "&",
        [Primitive.Or] = "|",
        [Primitive.Xor] = "^",
    };

    private static readonly Dictionary<Primitive, string> Functions = new()
    {
        [Primitive.SquareRoot] = "sqrt",
        [Primitive.Floor] = "floor",
        [Primitive.Ceiling] = "ceil",
        [Primitive.Truncate] = "trunc",
        [Primitive.RoundEven] = "rint",
    };

    /// <inheritdoc/>
    public override KernelValue Unary(Primitive op, KernelValue a)
    {
        if (Functions.TryGetValue(op, out var function))
        {
            return Declare(a.Type, $"{function}({a.Text})");
        }

        var isFloat = a.Type.IsFloat();
        return op switch
        {
            Primitive.Not when a.Type == ElementType.Boolean => Declare(a.Type, $"!{a.Text}"),
            Primitive.Not => Declare(a.Type, $"({OpenClTypes.Name(a.Type)})~{a.Text}"),
            Primitive.Negate when isFloat => Declare(a.Type, $"-{a.Text}"),
            Primitive.Negate => Declare(a.Type, Wrapped(a.Type, $"0 - {Unsigned(a)}")),
            Primitive.Absolute when isFloat => Declare(a.Type, $"fabs({a.Text})"),
            Primitive.Absolute when a.Type.IsSignedInteger() => Declare(
                a.Type, $"{a.Text} < 0 ? {Wrapped(a.Type, $"0 - {Unsigned(a)}")} : {a.Text}"),
            Primitive.Absolute => a,
            _ => throw new InvariantException($"{op} of {a.Type} has no OpenCL C"),
        };
    }

    /// <inheritdoc/>
    public override KernelValue FusedMultiplyAdd(KernelValue a, KernelValue b, KernelValue c) =>
        Declare(a.Type, $"fma({a.Text}, {b.Text}, {c.Text})");

    /// <inheritdoc/>
    public override KernelValue Select(KernelValue condition, KernelValue whenTrue, KernelValue whenFalse) =>
        Declare(whenTrue.Type, $"{condition.Text} ? {whenTrue.Text} : {whenFalse.Text}");

    /// <inheritdoc/>
    public override KernelValue MultiplyHigh(KernelValue a, KernelValue b) =>
        Declare(ElementType.UInt32, $"mul_hi({a.Text}, {b.Text})");

    /// <inheritdoc/>
    public override KernelValue PlainQuotient(Primitive op, KernelValue a, KernelValue b) =>
        Declare(a.Type, $"({OpenClTypes.Name(a.Type)})({a.Text} {Symbols[op]} {b.Text})");

    /// <inheritdoc/>
    public override KernelValue Cast(KernelValue a, ElementType type) =>
        a.Type == type ? a
        : a.Type.IsFloat() && !type.IsFloat() ? ToInteger(a, type)
        : Declare(type, $"({OpenClTypes.Name(type)}){a.Text}");

    /// <inheritdoc/>
    public override KernelValue BitCast(KernelValue a, ElementType type)
    {
        var isFloat = IsArithmeticFloat(a.Type) || IsArithmeticFloat(type);
        return Declare(
            type, isFloat ? $"as_{OpenClTypes.Name(type)}({a.Text})" : $"({OpenClTypes.Name(type)}){a.Text}");
    }

    /// <inheritdoc/>
    protected override KernelValue Native(Primitive op, KernelValue a, KernelValue b)
    {
        switch (op)
        {
            case Primitive.ShiftLeft or Primitive.ShiftRight:
                return Shift(op, a, b);
            case Primitive.Minimum or Primitive.Maximum:
                return Declare(a.Type, $"{(op == Primitive.Minimum ? "min" : "max")}({a.Text}, {b.Text})");
            case Primitive.Add or Primitive.Subtract or Primitive.Multiply when !a.Type.IsFloat():
                return Declare(a.Type, Wrapped(a.Type, $"{Unsigned(a)} {Symbols[op]} {Unsigned(b)}"));
            case Primitive.Equal or Primitive.NotEqual or Primitive.Less or Primitive.LessOrEqual:
                return Declare(ElementType.Boolean, $"{a.Text} {Symbols[op]} {b.Text}");
            default:
                var value = $"{a.Text} {Symbols[op]} {b.Text}";
                return Declare(a.Type, a.Type.IsFloat() ? value : $"({OpenClTypes.Name(a.Type)})({value})");
        }
    }

    private static bool IsArithmeticFloat(ElementType type) => type is ElementType.Single or ElementType.Double;

    private static string Unsigned(KernelValue value) => $"({OpenClTypes.Wrapping(value.Type)}){value.Text}";

    private static string Wrapped(ElementType type, string value) => $"({OpenClTypes.Name(type)})({value})";

    /// <summary>OpenCL takes counts modulo the width; the fill is wanted for negative ones and past it.</summary>
    private KernelValue Shift(Primitive op, KernelValue a, KernelValue b)
    {
        var width = 8 * a.Type.SizeInBytes();
        var isInside = $"(ulong){b.Text} < {width}";
        if (op == Primitive.ShiftLeft)
        {
            return Declare(a.Type, $"{isInside} ? {Wrapped(a.Type, $"{Unsigned(a)} << {b.Text}")} : 0");
        }

        var fill = a.Type.IsSignedInteger() ? $"{a.Text} >> {width - 1}" : "0";
        return Declare(a.Type, $"{isInside} ? {a.Text} >> {b.Text} : {fill}");
    }

    /// <summary>What is out of range, which C leaves undefined, gives the minimum.</summary>
    private KernelValue ToInteger(KernelValue a, ElementType type)
    {
        if (type is not (ElementType.Int32 or ElementType.Int64))
        {
            throw new InvariantException($"a cast from {a.Type} to {type} was not lowered");
        }

        var limit = Math.ScaleB(1, type == ElementType.Int64 ? 63 : 31);

        // A double just below the smallest integer still truncates to it.
        var isExact = a.Type == ElementType.Double && type == ElementType.Int32;
        var low = Constant(a.Type, ScalarBits.FromDouble(a.Type, isExact ? -limit - 1 : -limit)).Text;
        var high = Constant(a.Type, ScalarBits.FromDouble(a.Type, limit)).Text;
        var isInside = $"{a.Text} {(isExact ? ">" : ">=")} {low} && {a.Text} < {high}";
        var least = Constant(type, type == ElementType.Int64 ? 1UL << 63 : 1UL << 31).Text;
        return Declare(type, $"({isInside}) ? ({OpenClTypes.Name(type)}){a.Text} : {least}");
    }
}
