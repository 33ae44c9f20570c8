using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Cuda.Ptx;

/// <content>The casts.</content>
internal sealed partial class PtxWriter
{
    private const ulong DoubleTwoTo31 = 0x41E0000000000000;
    private const ulong DoubleTwoTo63 = 0x43E0000000000000;
    private const ulong SingleTwoTo31 = 0x4F000000;
    private const ulong SingleTwoTo63 = 0x5F000000;

    /// <inheritdoc/>
    public override KernelValue Cast(KernelValue a, ElementType type)
    {
        if (a.Type == type)
        {
            return a;
        }

        if (a.Type == ElementType.Half || type == ElementType.Half)
        {
            return HalfCast(a, type);
        }

        return a.Type.IsFloat()
            ? type.IsFloat() ? FloatCast(a, type) : ToInteger(a, type)
            : type.IsFloat() ? FromInteger(a, type) : IntegerCast(a, type);
    }

    /// <inheritdoc/>
    public override KernelValue BitCast(KernelValue a, ElementType type)
    {
        if (a.Text[0] != '%')
        {
            a = new KernelValue(InRegister(a), a.Type);
        }

        if (PtxRegisters.Suffix(a.Type) != PtxRegisters.Suffix(type))
        {
            return Instruction($"mov.{PtxTypes.Bits(type)}", type, a.Text);
        }

        // A narrow integer is extended as its new type says.
        var isSame = a.Type.IsSignedInteger() == type.IsSignedInteger() || !PtxTypes.IsNarrow(type);
        var value = new KernelValue(a.Text, type);
        return isSame ? value : Wrap(value);
    }

    private KernelValue HalfCast(KernelValue a, ElementType type)
    {
        var half = _registers.NewHalf();
        if (a.Type == ElementType.Half)
        {
            Emit($"cvt.u16.u32 {half}, {InRegister(a)}");
            return Instruction($"cvt.{PtxTypes.Arithmetic(type)}.f16", type, half);
        }

        Emit($"cvt.rn.f16.{PtxTypes.Arithmetic(a.Type)} {half}, {InRegister(a)}");
        return Instruction("cvt.u32.u16", type, half);
    }

    private KernelValue FloatCast(KernelValue a, ElementType type) =>
        Instruction(type == ElementType.Double ? "cvt.f64.f32" : "cvt.rn.f32.f64", type, InRegister(a));

    private KernelValue FromInteger(KernelValue a, ElementType type) =>
        Instruction($"cvt.rn.{PtxTypes.Arithmetic(type)}.{PtxTypes.Arithmetic(a.Type)}", type, InRegister(a));

    /// <summary>
    /// PTX saturates and turns NaN into 0; wanted is the minimum for all that is out of range. Below it saturation
    /// gives that already.
    /// </summary>
    private KernelValue ToInteger(KernelValue a, ElementType type)
    {
        if (type is not (ElementType.Int32 or ElementType.Int64))
        {
            throw new InvariantException($"a cast from {a.Type} to {type} was not lowered");
        }

        var isWide = type == ElementType.Int64;
        var limit = a.Type == ElementType.Double
            ? isWide ? DoubleTwoTo63 : DoubleTwoTo31
            : isWide ? SingleTwoTo63 : SingleTwoTo31;
        var isBelow = Native(Primitive.Less, a, Constant(a.Type, limit));
        var name = $"cvt.rzi.{PtxTypes.Arithmetic(type)}.{PtxTypes.Arithmetic(a.Type)}";
        var value = Instruction(name, type, InRegister(a));
        return Select(isBelow, value, Constant(type, isWide ? 1UL << 63 : 1UL << 31));
    }

    private KernelValue IntegerCast(KernelValue a, ElementType type)
    {
        bool isWide = type.SizeInBytes() == sizeof(long), wasWide = a.Type.SizeInBytes() == sizeof(long);
        if (isWide && !wasWide)
        {
            return Instruction(a.Type.IsSignedInteger() ? "cvt.s64.s32" : "cvt.u64.u32", type, InRegister(a));
        }

        var bits = wasWide && !isWide
            ? Instruction("cvt.u32.u64", type, InRegister(a))
            : new KernelValue(InRegister(a), type);
        return Wrap(bits);
    }
}
