using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes how the partial results of one output start, join, and lie in memory.</summary>
internal sealed class PartialText
{
    private const int PositionOffset = 8;

    private readonly KernelWriter _writer;
    private readonly ReductionOperator _operator;
    private readonly ElementType _type;

    public PartialText(KernelWriter writer, ReductionOperator op, ElementType type)
    {
        _writer = writer;
        _operator = op;
        HasPosition = op is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        StoredType = type;

        // Char counts as its code unit; Boolean is compared as a number.
        _type = type == ElementType.Char ? ElementType.UInt16
            : type == ElementType.Boolean && HasPosition ? ElementType.Byte
            : type;
    }

    /// <summary>Whether a position is searched.</summary>
    public bool HasPosition { get; }

    /// <summary>The type of the elements in memory.</summary>
    public ElementType StoredType { get; }

    /// <summary>The type in which values are joined.</summary>
    public ElementType Type => _type;

    /// <summary>The size of a partial in memory.</summary>
    public int Size => ReductionLaunches.PartialSize(_operator, StoredType);

    /// <summary>
    /// What a thread starts with. It leaves every value as it is, the sign of a zero included: hence -0 for sums.
    /// </summary>
    public KernelValue Start => _writer.Constant(_type, StartBits(isSumNegativeZero: true));

    /// <summary>The result of reducing nothing.</summary>
    public KernelValue Identity => HasPosition
        ? _writer.Integer(ElementType.Int64, 0)
        : _writer.Constant(_type, StartBits(isSumNegativeZero: false));

    /// <summary>A value of the graph as the type in which values are joined.</summary>
    public KernelValue Convert(KernelValue value) =>
        value.Type == _type ? value
        : value.Type == ElementType.Boolean
            ? _writer.Select(value, _writer.Integer(_type, 1), _writer.Integer(_type, 0))
            : _writer.BitCast(value, _type);

    /// <summary>Variables with a partial's value.</summary>
    public PartialResult Variables(PartialResult initial) =>
        new(_writer.Variable(initial.Value), initial.Position is { } p ? _writer.Variable(p) : null);

    /// <summary>Joins a later partial into variables.</summary>
    /// <param name="target">The variables.</param>
    /// <param name="later">The other partial.</param>
    /// <param name="isInterleaved">Whether the other's positions may be smaller.</param>
    public void Join(PartialResult target, PartialResult later, bool isInterleaved)
    {
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
                _writer.Binary(Primitive.Less, later.Position!.Value, target.Position!.Value));
            wins = _writer.Binary(Primitive.Or, wins, ties);
        }

        _writer.Assign(target.Value, _writer.Select(wins, later.Value, target.Value));
        _writer.Assign(
            target.Position!.Value, _writer.Select(wins, later.Position!.Value, target.Position.Value));
    }

    /// <summary>Reads a partial.</summary>
    public PartialResult Load(KernelPointer pointer) => new(
        Convert(_writer.Load(pointer, StoredType)),
        HasPosition ? _writer.Load(pointer, ElementType.Int64, PositionOffset) : null);

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
            _writer.Store(pointer, partials[i].Position!.Value, (i * Size) + PositionOffset);
        }
    }

    /// <summary>Writes neighbouring results, an aligned group.</summary>
    public void StoreResults(KernelPointer pointer, params ReadOnlySpan<PartialResult> partials)
    {
        var values = new KernelValue[partials.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = partials[i].Position ?? Stored(partials[i].Value);
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
    public void StoreIdentity(KernelPointer pointer) =>
        _writer.Store(pointer, HasPosition ? Identity : Stored(Identity));

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
