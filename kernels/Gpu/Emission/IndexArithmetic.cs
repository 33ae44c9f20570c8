using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes index arithmetic: unsigned, in 32 bits where they are enough, else in 64.</summary>
internal sealed class IndexArithmetic
{
    private readonly KernelWriter _writer;
    private readonly GpuArgumentLayout _arguments;
    private readonly bool _isNarrow;

    public IndexArithmetic(KernelWriter writer, ExpressionKey key)
    {
        _writer = writer;
        _arguments = key.Arguments;
        _isNarrow = key.IsNarrow;
    }

    /// <summary>The type of indices.</summary>
    public ElementType Type => _isNarrow ? ElementType.UInt32 : ElementType.UInt64;

    /// <summary>The thread among those of all blocks.</summary>
    public KernelValue GlobalThread(int threadsPerBlock) =>
        Add(Multiply(_writer.Cast(_writer.Block, Type), threadsPerBlock), _writer.Cast(_writer.Thread, Type));

    public KernelValue Constant(long value) => _writer.Integer(Type, value);

    public KernelValue Argument(int slot) => _writer.Argument(slot, Type);

    public KernelValue Add(KernelValue a, KernelValue b) => _writer.Binary(Primitive.Add, a, b);

    public KernelValue Add(KernelValue a, long b) => b == 0 ? a : Add(a, Constant(b));

    public KernelValue Subtract(KernelValue a, KernelValue b) => _writer.Binary(Primitive.Subtract, a, b);

    public KernelValue Multiply(KernelValue a, KernelValue b) => _writer.Binary(Primitive.Multiply, a, b);

    public KernelValue Multiply(KernelValue a, long b) => b == 1 ? a : Multiply(a, Constant(b));

    public KernelValue Less(KernelValue a, KernelValue b) => _writer.Binary(Primitive.Less, a, b);

    public KernelValue Minimum(KernelValue a, KernelValue b) => _writer.Binary(Primitive.Minimum, a, b);

    /// <summary>An index as the Int64 that graphs and results have.</summary>
    public KernelValue Widen(KernelValue index) => _writer.Cast(index, ElementType.Int64);

    /// <summary>Quotient and remainder by an argument that has a divisor slot.</summary>
    public (KernelValue Quotient, KernelValue Remainder) Divide(KernelValue a, int valueSlot, int divisorSlot)
    {
        var divisor = Argument(valueSlot);
        KernelValue quotient;
        if (_isNarrow)
        {
            var multiplier = _writer.Argument(divisorSlot, ElementType.UInt32);
            var shift = _writer.Argument(divisorSlot, ElementType.UInt32, sizeof(uint));
            quotient = _writer.Binary(
                Primitive.ShiftRight, Add(_writer.MultiplyHigh(a, multiplier), a), shift);
        }
        else
        {
            quotient = _writer.PlainQuotient(Primitive.Divide, a, divisor);
        }

        return (quotient, Subtract(a, Multiply(quotient, divisor)));
    }

    /// <summary>
    /// The indices of the loops from <paramref name="first"/> to before <paramref name="end"/> of a flat index.
    /// </summary>
    public KernelValue[] Split(KernelValue flat, int first, int end)
    {
        var indices = new KernelValue[Math.Max(end - first, 0)];
        for (var loop = end - 1; loop >= first; loop--)
        {
            (flat, indices[loop - first]) = loop == first
                ? (flat, flat)
                : Divide(flat, _arguments.Extent(loop), _arguments.ExtentDivisor(loop));
        }

        return indices;
    }

    /// <summary>The address after steps along loops; the innermost of all loops moves by its pattern.</summary>
    public KernelPointer Move(
        KernelPointer pointer, int operand, KernelValue[] indices, int firstLoop, AccessPattern innermost, int size)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var loop = firstLoop + i;
            if (loop < _arguments.Loops - 1 || innermost == AccessPattern.Strided)
            {
                var signed = _isNarrow ? ElementType.Int32 : ElementType.Int64;
                var stride = _writer.Argument(_arguments.Stride(operand, loop), signed);
                pointer = _writer.Advance(pointer, indices[i], stride);
            }
            else if (innermost == AccessPattern.Contiguous)
            {
                pointer = _writer.Advance(pointer, indices[i], size);
            }
        }

        return pointer;
    }

    /// <summary>The value of an Index node: the tile's first index and the index within the tile.</summary>
    public KernelValue Global(KernelValue index, int loop) => _writer.Binary(
        Primitive.Add, Widen(index), _writer.Argument(_arguments.Origin(loop), ElementType.Int64));
}
