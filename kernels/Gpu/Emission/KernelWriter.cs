using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Writes the text of one kernel in one language. Kernels are written once against this class; a language spells
/// values, memory and control flow, and inherits what operators mean where its own mean something else.
/// </summary>
internal abstract class KernelWriter
{
    /// <summary>Whether casts between Half and Single or Double are instructions.</summary>
    public abstract bool HasHalfConversions { get; }

    /// <summary>The thread within its block, as UInt32.</summary>
    public abstract KernelValue Thread { get; }

    /// <summary>The block, as UInt32.</summary>
    public abstract KernelValue Block { get; }

    /// <summary>The low bytes of an argument's slot.</summary>
    public abstract KernelValue Argument(int slot, ElementType type, int byteOffset = 0);

    /// <summary>A constant by its bits.</summary>
    public abstract KernelValue Constant(ElementType type, ulong bits);

    /// <summary>Constants of the integer type of a size.</summary>
    public KernelValue Integer(ElementType type, long value) =>
        Constant(type, ScalarBits.FromInt64(type, value));

    /// <summary>An operator on one value.</summary>
    public abstract KernelValue Unary(Primitive op, KernelValue a);

    /// <summary>An operator on two values of a type, as <see cref="Primitive"/> defines it.</summary>
    public KernelValue Binary(Primitive op, KernelValue a, KernelValue b) => op switch
    {
        Primitive.Minimum or Primitive.Maximum when a.Type.IsFloat() => FloatExtreme(op, a, b),
        Primitive.Remainder when a.Type.IsFloat() => new FloatRemainder(this, a.Type).Of(a, b),
        Primitive.Divide or Primitive.Remainder when !a.Type.IsFloat() => IntegerQuotient(op, a, b),
        _ => Native(op, a, b),
    };

    /// <summary>a * b + c, rounded once.</summary>
    public abstract KernelValue FusedMultiplyAdd(KernelValue a, KernelValue b, KernelValue c);

    /// <summary>One value or the other.</summary>
    public abstract KernelValue Select(KernelValue condition, KernelValue whenTrue, KernelValue whenFalse);

    /// <summary>A cast that <see cref="GraphLowering"/> leaves.</summary>
    public abstract KernelValue Cast(KernelValue a, ElementType type);

    /// <summary>The bits of a value as another type of the same size; never from or to Boolean.</summary>
    public abstract KernelValue BitCast(KernelValue a, ElementType type);

    /// <summary>The high half of a product of UInt32 values.</summary>
    public abstract KernelValue MultiplyHigh(KernelValue a, KernelValue b);

    /// <summary>The address of a memory operand's first element.</summary>
    public abstract KernelPointer Operand(int operand, bool isReadOnly);

    /// <summary>An address some strides on; index and stride have the same size, the stride is signed.</summary>
    public abstract KernelPointer Advance(KernelPointer pointer, KernelValue index, KernelValue stride);

    /// <summary>An address some elements on.</summary>
    public abstract KernelPointer Advance(KernelPointer pointer, KernelValue index, int size);

    /// <summary>Reads an element.</summary>
    public abstract KernelValue Load(KernelPointer pointer, ElementType type, int byteOffset = 0);

    /// <summary>Reads neighbouring elements of an aligned group of at most 16 bytes.</summary>
    public abstract KernelValue[] LoadVector(KernelPointer pointer, ElementType type, int count);

    /// <summary>
    /// What neighbours along the innermost loop read: an aligned group, or the same element all of them.
    /// </summary>
    public KernelValue[] LoadGroup(KernelPointer pointer, ElementType type, AccessPattern pattern, int count)
    {
        if (pattern == AccessPattern.Contiguous)
        {
            return LoadVector(pointer, type, count);
        }

        var element = Load(pointer, type);
        return [.. Enumerable.Repeat(element, count)];
    }

    /// <summary>Writes an element, under a condition if given.</summary>
    public abstract void Store(
        KernelPointer pointer, KernelValue value, int byteOffset = 0, KernelValue? condition = null);

    /// <summary>
    /// Writes neighbouring elements of a group that is aligned to its size, or to 16 bytes where it is larger.
    /// </summary>
    public abstract void StoreVector(KernelPointer pointer, KernelValue[] values);

    /// <summary>Declares an array that the block shares.</summary>
    public abstract SharedArray Share(ElementType type, int count);

    /// <summary>Reads a shared element.</summary>
    public abstract KernelValue LoadShared(SharedArray array, KernelValue index);

    /// <summary>Writes a shared element.</summary>
    public abstract void StoreShared(SharedArray array, KernelValue index, KernelValue value);

    /// <summary>Waits until all threads of the block are here and sees what they have shared.</summary>
    public abstract void Barrier();

    /// <summary>Declares a variable.</summary>
    public abstract KernelValue Variable(KernelValue initial);

    /// <summary>Gives a variable a new value.</summary>
    public abstract void Assign(KernelValue variable, KernelValue value);

    /// <summary>A branch.</summary>
    public abstract void If(KernelValue condition, Action then, Action? otherwise = null);

    /// <summary>A loop; the condition is written once, at its head.</summary>
    public abstract void While(Func<KernelValue> condition, Action body);

    /// <summary>The finished module.</summary>
    public abstract string Finish(string entryName, int threadsPerBlock);

    /// <summary>The quotient or remainder where the divisor is neither 0 nor -1.</summary>
    public abstract KernelValue PlainQuotient(Primitive op, KernelValue a, KernelValue b);

    /// <summary>An operator that the language has with its defined meaning, or nearly.</summary>
    protected abstract KernelValue Native(Primitive op, KernelValue a, KernelValue b);

    /// <summary>Minimum and maximum of floats: A where it wins, ties or is not a number.</summary>
    protected virtual KernelValue FloatExtreme(Primitive op, KernelValue a, KernelValue b)
    {
        var wins = op == Primitive.Minimum
            ? Native(Primitive.LessOrEqual, a, b)
            : Native(Primitive.LessOrEqual, b, a);
        return Select(Native(Primitive.Or, wins, Native(Primitive.NotEqual, a, a)), a, b);
    }

    /// <summary>Division by 1 in place of 0 and of -1, which also avoids the overflow of minimum / -1.</summary>
    private KernelValue IntegerQuotient(Primitive op, KernelValue a, KernelValue b)
    {
        KernelValue zero = Integer(b.Type, 0), one = Integer(b.Type, 1);
        var isZero = Native(Primitive.Equal, b, zero);
        var special = isZero;
        KernelValue? isMinusOne = null;
        if (b.Type.IsSignedInteger())
        {
            isMinusOne = Native(Primitive.Equal, b, Integer(b.Type, -1));
            special = Native(Primitive.Or, isZero, isMinusOne.Value);
        }

        var quotient = PlainQuotient(op, a, Select(special, one, b));
        if (op == Primitive.Remainder)
        {
            // x % 1 is 0, which is also the remainder by 0 and by -1.
            return quotient;
        }

        if (isMinusOne is { } negates)
        {
            quotient = Select(negates, Unary(Primitive.Negate, a), quotient);
        }

        return Select(isZero, zero, quotient);
    }
}
