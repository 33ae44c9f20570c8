using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Cuda.Ptx;

/// <content>
/// The operators. Literals stand only where the second or third operand of an instruction may be one; others are moved
/// into registers first.
/// </content>
internal sealed partial class PtxWriter
{
    private static readonly Dictionary<Primitive, string> Comparisons = new()
    {
        [Primitive.Equal] = "eq",
        [Primitive.NotEqual] = "ne",
        [Primitive.Less] = "lt",
        [Primitive.LessOrEqual] = "le",
    };

    private static readonly Dictionary<Primitive, string> Logic = new()
    {
        [Primitive.And] = "and",
        [Primitive.Or] = "or",
        [Primitive.Xor] = "xor",
    };

    /// <summary>Operators of floats, and how the same ones of integers are called.</summary>
    private static readonly Dictionary<Primitive, (string Float, string Integer)> Arithmetic = new()
    {
        [Primitive.Add] = ("add.rn", "add"),
        [Primitive.Subtract] = ("sub.rn", "sub"),
        [Primitive.Multiply] = ("mul.rn", "mul.lo"),
        [Primitive.Divide] = ("div.rn", "div"),
        [Primitive.Remainder] = ("", "rem"),
        [Primitive.Minimum] = ("", "min"),
        [Primitive.Maximum] = ("", "max"),
    };

    private static readonly Dictionary<Primitive, string> Roundings = new()
    {
        [Primitive.Floor] = "rmi",
        [Primitive.Ceiling] = "rpi",
        [Primitive.Truncate] = "rzi",
        [Primitive.RoundEven] = "rni",
    };

    /// <inheritdoc/>
    public override KernelValue Unary(Primitive op, KernelValue a)
    {
        var type = PtxTypes.Arithmetic(a.Type);
        if (Roundings.TryGetValue(op, out var rounding))
        {
            return Instruction($"cvt.{rounding}.{type}.{type}", a.Type, InRegister(a));
        }

        return op switch
        {
            Primitive.SquareRoot => Instruction($"sqrt.rn.{type}", a.Type, InRegister(a)),
            Primitive.Not => Wrap(Instruction($"not.{PtxTypes.Bits(a.Type)}", a.Type, InRegister(a))),
            Primitive.Negate => Negate(a),
            Primitive.Absolute when a.Type.IsFloat() => Instruction($"abs.{type}", a.Type, InRegister(a)),
            Primitive.Absolute when a.Type.IsSignedInteger() => Binary(Primitive.Maximum, a, Negate(a)),
            Primitive.Absolute => a,
            _ => throw new InvariantException($"{op} of {a.Type} has no PTX"),
        };
    }

    /// <inheritdoc/>
    public override KernelValue FusedMultiplyAdd(KernelValue a, KernelValue b, KernelValue c)
    {
        // Of the factors a literal stands second.
        var (first, second) = a.Text[0] == '%' ? (a, b) : (b, a);
        var name = $"fma.rn.{PtxTypes.Arithmetic(a.Type)}";
        return Instruction(name, a.Type, InRegister(first), second.Text, c.Text);
    }

    /// <inheritdoc/>
    public override KernelValue Select(KernelValue condition, KernelValue whenTrue, KernelValue whenFalse)
    {
        if (whenTrue.Type == ElementType.Boolean)
        {
            var isTrue = Native(Primitive.And, condition, whenTrue);
            var isFalse = Native(Primitive.And, Unary(Primitive.Not, condition), whenFalse);
            return Native(Primitive.Or, isTrue, isFalse);
        }

        var name = $"selp.{PtxRegisters.Suffix(whenTrue.Type)}";
        return Instruction(name, whenTrue.Type, whenTrue.Text, whenFalse.Text, InRegister(condition));
    }

    /// <inheritdoc/>
    public override KernelValue MultiplyHigh(KernelValue a, KernelValue b) =>
        Instruction("mul.hi.u32", ElementType.UInt32, InRegister(a), b.Text);

    /// <inheritdoc/>
    public override KernelValue PlainQuotient(Primitive op, KernelValue a, KernelValue b)
    {
        var name = $"{Arithmetic[op].Integer}.{PtxTypes.Arithmetic(a.Type)}";
        return Wrap(Instruction(name, a.Type, InRegister(a), b.Text));
    }

    /// <inheritdoc/>
    protected override KernelValue Native(Primitive op, KernelValue a, KernelValue b)
    {
        if (Logic.TryGetValue(op, out var logic))
        {
            // There is no literal predicate among the operands of logic.
            var second = a.Type == ElementType.Boolean ? InRegister(b) : b.Text;
            return Instruction($"{logic}.{PtxTypes.Bits(a.Type)}", a.Type, InRegister(a), second);
        }

        var type = PtxTypes.Arithmetic(a.Type);
        if (Comparisons.TryGetValue(op, out var comparison))
        {
            var name = comparison == "ne" && a.Type.IsFloat() ? "neu" : comparison;
            return Instruction($"setp.{name}.{type}", ElementType.Boolean, InRegister(a), b.Text);
        }

        if (op is Primitive.ShiftLeft or Primitive.ShiftRight)
        {
            return Shift(op, a, b);
        }

        var (ofFloats, ofIntegers) = Arithmetic[op];
        var prefix = a.Type.IsFloat() ? ofFloats : ofIntegers;
        return Wrap(Instruction($"{prefix}.{type}", a.Type, InRegister(a), b.Text));
    }

    /// <inheritdoc/>
    protected override KernelValue FloatExtreme(Primitive op, KernelValue a, KernelValue b)
    {
        var type = PtxTypes.Arithmetic(a.Type);
        var (first, second) = (InRegister(a), InRegister(b));
        var isNumber = Instruction($"setp.num.{type}", ElementType.Boolean, first, first).Text;
        var isWorse = op == Primitive.Minimum ? "gtu" : "ltu";
        var takesB = Instruction($"setp.{isWorse}.and.{type}", ElementType.Boolean, first, second, isNumber);
        return Select(takesB, b, a);
    }

    /// <summary>
    /// A count past the width acts as the width, which is what is wanted; it is a 32-bit number, so wide counts are
    /// limited first.
    /// </summary>
    private KernelValue Shift(Primitive op, KernelValue a, KernelValue b)
    {
        var isWide = a.Type.SizeInBytes() == sizeof(long);
        var name = op == Primitive.ShiftLeft ? $"shl.{PtxTypes.Bits(a.Type)}" : $"shr.{PtxTypes.Arithmetic(a.Type)}";
        if (b.Text[0] != '%')
        {
            var count = Math.Min(ulong.TryParse(b.Text, out var bits) ? bits : 64, isWide ? 64UL : 32);
            return Wrap(Instruction(name, a.Type, InRegister(a), $"{count}"));
        }

        var narrow = b;
        if (b.Type.SizeInBytes() == sizeof(long))
        {
            var limited = Instruction("min.u64", ElementType.UInt64, b.Text, "64");
            narrow = Instruction("cvt.u32.u64", ElementType.UInt32, limited.Text);
        }

        return Wrap(Instruction(name, a.Type, InRegister(a), narrow.Text));
    }

    private KernelValue Negate(KernelValue a)
    {
        var type = a.Type.IsFloat() ? PtxTypes.Arithmetic(a.Type)
            : a.Type.SizeInBytes() == sizeof(long) ? "s64"
            : "s32";
        return Wrap(Instruction($"neg.{type}", a.Type, InRegister(a)));
    }

    /// <summary>Brings a result back into the range of a type narrower than its register.</summary>
    private KernelValue Wrap(KernelValue value) => !PtxTypes.IsNarrow(value.Type)
        ? value
        : value.Type.IsSignedInteger()
            ? Instruction($"cvt.s32.{PtxTypes.Memory(value.Type)}", value.Type, value.Text)
            : Instruction("and.b32", value.Type, value.Text, value.Type.SizeInBytes() == 1 ? "255" : "65535");

    private KernelValue Instruction(string name, ElementType type, params ReadOnlySpan<string> operands)
    {
        var target = _registers.New(type);
        Emit($"{name} {target}, {string.Join(", ", operands!)}");
        return new KernelValue(target, type);
    }
}
