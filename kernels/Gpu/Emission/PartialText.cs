using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes how the partial results of one output start, join, and lie in memory.</summary>
internal sealed class PartialText
{
    private const int SecondOffset = 8;

    private readonly KernelWriter _writer;
    private readonly ReductionOperator _operator;
    private readonly ElementType _type;
    private readonly ComplexFold _complex;

    public PartialText(KernelWriter writer, ReductionOperator op, ElementType type)
    {
        _writer = writer;
        _operator = op;
        HasPosition = op is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        StoredType = type;
        _complex = new ComplexFold(writer, op);

        // Char counts as its code unit; Boolean is compared as a number; complex numbers are pairs.
        _type = type == ElementType.Char ? ElementType.UInt16
            : type == ElementType.Boolean && HasPosition ? ElementType.Byte
            : type == ElementType.Complex ? ElementType.Double
            : type;
    }

    /// <summary>Whether a position is searched.</summary>
    public bool HasPosition { get; }

    /// <summary>The type of what goes with a value: its position or its imaginary part; null for nothing.</summary>
    public ElementType? SecondType =>
        HasPosition ? ElementType.Int64 : IsComplex ? ElementType.Double : null;

    /// <summary>The type of the elements in memory.</summary>
    public ElementType StoredType { get; }

    /// <summary>The type in which values are joined.</summary>
    public ElementType Type => _type;

    /// <summary>The size of a partial in memory.</summary>
    public int Size => ReductionLaunches.PartialSize(_operator, StoredType);

    private bool IsComplex => StoredType == ElementType.Complex;

    /// <summary>
    /// What a thread starts with, as variables. It leaves every value as it is, the sign of a zero included: hence -0
    /// for sums. No complex factor does that, so a product of these knows whether it has met one.
    /// </summary>
    /// <param name="firstPosition">Where a position reduction starts, or null.</param>
    public PartialResult Start(KernelValue? firstPosition)
    {
        var start = _writer.Constant(_type, StartBits(isSumNegativeZero: true));
        var needsFirst = IsComplex && _operator == ReductionOperator.Product;
        return Variables(new PartialResult(
            start, IsComplex ? start : firstPosition,
            needsFirst ? _writer.Constant(ElementType.Boolean, 0) : null));
    }

    /// <summary>A value of the graph as the type in which values are joined.</summary>
    public KernelValue Convert(KernelValue value) =>
        value.Type == _type ? value
        : value.Type == ElementType.Boolean
            ? _writer.Select(value, _writer.Integer(_type, 1), _writer.Integer(_type, 0))
            : _writer.BitCast(value, _type);

    /// <summary>Variables with a partial's value.</summary>
    public PartialResult Variables(PartialResult initial) =>
        new(_writer.Variable(initial.Value), Variable(initial.Second), Variable(initial.HasMet));

    /// <summary>Joins a later partial into variables.</summary>
    /// <param name="target">The variables.</param>
    /// <param name="later">The other partial.</param>
    /// <param name="isInterleaved">Whether the other's positions may be smaller.</param>
    public void Join(PartialResult target, PartialResult later, bool isInterleaved)
    {
        if (IsComplex)
        {
            JoinComplex(target, later);
            return;
        }

        if (!HasPosition)
        {
            _writer.Assign(target.Value, Combine(target.Value, later.Value));
            return;
        }

        var wins = IsBetter(later.Value, target.Value);
        if (isInterleaved)
        {
            var ties = And(
                _writer.Unary(Primitive.Not, IsBetter(target.Value, later.Value)),
                _writer.Binary(Primitive.Less, later.Second!.Value, target.Second!.Value));
            wins = _writer.Binary(Primitive.Or, wins, ties);
        }

        _writer.Assign(target.Value, _writer.Select(wins, later.Value, target.Value));
        _writer.Assign(
            target.Second!.Value, _writer.Select(wins, later.Second!.Value, target.Second.Value));
    }

    /// <summary>Reads a partial.</summary>
    public PartialResult Load(KernelPointer pointer) => new(
        Convert(_writer.Load(pointer, IsComplex ? _type : StoredType)),
        SecondType is { } second ? _writer.Load(pointer, second, SecondOffset) : null);

    /// <summary>
    /// Writes neighbouring partials, an aligned group; the value of a position reduction is padded with zeros.
    /// </summary>
    public void Store(KernelPointer pointer, params ReadOnlySpan<PartialResult> partials)
    {
        if (!HasPosition)
        {
            StoreResults(pointer, partials);
            return;
        }

        for (var i = 0; i < partials.Length; i++)
        {
            var bits = _writer.BitCast(partials[i].Value, UnsignedOf(_type.SizeInBytes()));
            _writer.Store(pointer, _writer.Cast(bits, ElementType.UInt64), i * Size);
            _writer.Store(pointer, partials[i].Second!.Value, (i * Size) + SecondOffset);
        }
    }

    /// <summary>Writes neighbouring results, an aligned group.</summary>
    public void StoreResults(KernelPointer pointer, params ReadOnlySpan<PartialResult> partials)
    {
        if (IsComplex)
        {
            StorePairs(pointer, partials);
            return;
        }

        var values = new KernelValue[partials.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = partials[i].Second ?? Stored(partials[i].Value);
        }

        if (values.Length == 1)
        {
            _writer.Store(pointer, values[0]);
        }
        else
        {
            _writer.StoreVector(pointer, values);
        }
    }

    /// <summary>Writes the result of reducing nothing.</summary>
    public void StoreIdentity(KernelPointer pointer)
    {
        var identity = StartBits(isSumNegativeZero: false);
        var first = _writer.Constant(_type, HasPosition ? 0 : identity);
        var isZero = HasPosition || _operator == ReductionOperator.Product;
        StoreResults(pointer, new PartialResult(
            first, SecondType is { } second ? _writer.Constant(second, isZero ? 0 : identity) : null));
    }

    // One by one: an output's memory need not be aligned to 16 bytes.
    private void StorePairs(KernelPointer pointer, ReadOnlySpan<PartialResult> partials)
    {
        for (var i = 0; i < partials.Length; i++)
        {
            _writer.Store(pointer, partials[i].Value, i * Size);
            _writer.Store(pointer, partials[i].Second!.Value, (i * Size) + SecondOffset);
        }
    }

    private KernelValue? Variable(KernelValue? initial) => initial is { } value ? _writer.Variable(value) : null;

    private void JoinComplex(PartialResult target, PartialResult later)
    {
        var (real, imaginary) = _complex.Join(
            (target.Value, target.Second!.Value), (later.Value, later.Second!.Value));
        if (target.HasMet is { } hasMet)
        {
            real = _writer.Select(hasMet, real, later.Value);
            imaginary = _writer.Select(hasMet, imaginary, later.Second.Value);
        }

        // Both are known before either is overwritten: an expression may be written where it is used.
        var known = (Real: _writer.Variable(real), Imaginary: _writer.Variable(imaginary));
        _writer.Assign(target.Value, known.Real);
        _writer.Assign(target.Second.Value, known.Imaginary);
        if (target.HasMet is { } met)
        {
            _writer.Assign(met, _writer.Constant(ElementType.Boolean, 1));
        }
    }

    private KernelValue Stored(KernelValue value) =>
        value.Type == StoredType ? value : _writer.BitCast(value, StoredType);

    private KernelValue Combine(KernelValue a, KernelValue b) => _operator switch
    {
        ReductionOperator.Sum => _writer.Binary(Primitive.Add, a, b),
        ReductionOperator.Product => _writer.Binary(Primitive.Multiply, a, b),
        ReductionOperator.Any => _writer.Binary(Primitive.Or, a, b),
        ReductionOperator.All => And(a, b),
        ReductionOperator.Minimum when _type == ElementType.Boolean => And(a, b),
        ReductionOperator.Maximum when _type == ElementType.Boolean => _writer.Binary(Primitive.Or, a, b),
        ReductionOperator.Minimum => _writer.Binary(Primitive.Minimum, a, b),
        _ => _writer.Binary(Primitive.Maximum, a, b),
    };

    private KernelValue IsBetter(KernelValue candidate, KernelValue best)
    {
        var wins = _operator == ReductionOperator.ArgMinimum
            ? _writer.Binary(Primitive.Less, candidate, best)
            : _writer.Binary(Primitive.Less, best, candidate);
        if (!_type.IsFloat())
        {
            return wins;
        }

        var isFirstNaN = And(
            _writer.Binary(Primitive.NotEqual, candidate, candidate), _writer.Binary(Primitive.Equal, best, best));
        return _writer.Binary(Primitive.Or, wins, isFirstNaN);
    }

    private KernelValue And(KernelValue a, KernelValue b) => _writer.Binary(Primitive.And, a, b);

    private ulong StartBits(bool isSumNegativeZero) => _operator switch
    {
        ReductionOperator.Sum when _type.IsFloat() && isSumNegativeZero => 1UL << ((8 * _type.SizeInBytes()) - 1),
        ReductionOperator.Sum or ReductionOperator.Any => 0,
        ReductionOperator.Product or ReductionOperator.All => ScalarBits.FromInt64(_type, 1),
        ReductionOperator.Minimum or ReductionOperator.ArgMinimum => Extreme(isLargest: true),
        _ => Extreme(isLargest: false),
    };

    private ulong Extreme(bool isLargest)
    {
        if (_type == ElementType.Boolean)
        {
            return isLargest ? 1UL : 0;
        }

        if (_type.IsFloat())
        {
            return ScalarBits.FromDouble(_type, isLargest ? double.PositiveInfinity : double.NegativeInfinity);
        }

        var bits = 8 * _type.SizeInBytes();
        var signBit = _type.IsSignedInteger() ? 1UL << (bits - 1) : 0;
        var all = ScalarBits.Truncate(_type, ulong.MaxValue);
        return isLargest ? all & ~signBit : signBit;
    }

    private static ElementType UnsignedOf(int size) => size switch
    {
        1 => ElementType.Byte,
        2 => ElementType.UInt16,
        4 => ElementType.UInt32,
        _ => ElementType.UInt64,
    };
}
