using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort.Ufuncs;

/// <summary>
/// A function applied to every element: a name, the element function and the rule for types. All of NumPy's
/// elementwise functions run through here.
/// </summary>
internal sealed class Ufunc
{
    private static readonly int TypeCount = ElementTypes.All.Count;

    private readonly TypeRule _rule;
    private readonly Loop?[] _loops = new Loop?[TypeCount * TypeCount];

    public Ufunc(string name, ElementwiseFunction function, TypeRule rule)
    {
        (Name, Function, _rule) = (name, function, rule);
    }

    /// <summary>NumPy's name.</summary>
    public string Name { get; }

    /// <summary>The function of elements.</summary>
    public ElementwiseFunction Function { get; }

    /// <summary>The function that takes its place for booleans: or for add, and for multiply.</summary>
    public ElementwiseFunction? BooleanFunction { get; init; }

    /// <summary>NumPy's words where it refuses booleans with words of their own.</summary>
    public string? BooleanRefusal { get; init; }

    /// <summary>The function on integers and booleans where that is not the float function: rounding copies.</summary>
    public ElementwiseFunction? IntegerFunction { get; init; }

    /// <summary>Whether integers to negative integer powers are refused.</summary>
    public bool RefusesNegativeExponents { get; init; }

    /// <summary>Whether a scalar out of the range of the other operand's type is compared, not refused.</summary>
    public bool IsComparison { get; init; }

    /// <summary>Applies a function of one operand.</summary>
    public NDArray Apply(NDArray x)
    {
        ArgumentNullException.ThrowIfNull(x);
        x.ThrowIfDisposed();
        if (x.Selection is { } selection && MaskedSelection.MayMap(Function))
        {
            return selection.Of(Apply(selection.Full));
        }

        var loop = Resolve(x.Type, x.Type);
        ReadOnlySpan<Operand> operands = [x.Operand];
        var extents = Broadcasting.Plain(x.Layout);
        var region = x.Engine.Elementwise(loop.Function, loop.Compute, loop.Result, operands, extents);
        return NDArray.Create(x.Session, region, region.Whole, loop.Result);
    }

    /// <summary>Applies a function of two operands.</summary>
    public NDArray Apply(NDArray a, NDArray b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        a.ThrowIfDisposed();
        b.ThrowIfDisposed();
        if ((a.Selection ?? b.Selection) is { } selection && TryMap(selection, a, b) is { } mapped)
        {
            return mapped;
        }

        var extents = Broadcasting.Common(a.Layout, b.Layout);
        var (first, second) = Adapted(a, b, null, out var loop);
        ReadOnlySpan<Operand> operands =
            [Spread(Converted(a, first), extents), Spread(Converted(b, second), extents)];
        var session = a.IsScalarOfProgram ? b.Session : a.Session;
        var region = session.Engine.Elementwise(loop.Function, loop.Compute, loop.Result, operands, extents);
        return NDArray.Create(session, region, region.Whole, loop.Result);
    }

    /// <summary>Applies a function of one operand with NumPy's optional arguments.</summary>
    public NDArray Apply(NDArray x, NDArray? output, NDArray? where, DType? dtype)
    {
        if (output is null && where is null && dtype is null)
        {
            return Apply(x);
        }

        ArgumentNullException.ThrowIfNull(x);
        x.ThrowIfDisposed();
        var loop = Resolve(x.Type, x.Type, dtype);
        Casting.CheckInput(Name, x.Type, loop.Compute);
        var common = where is null ? Broadcasting.Plain(x.Layout) : Broadcasting.Common(x.Layout, where.Layout);
        return Store(loop, [x.Operand], common, x.Session, output, where);
    }

    /// <summary>Applies a function of two operands with NumPy's optional arguments.</summary>
    public NDArray Apply(NDArray a, NDArray b, NDArray? output, NDArray? where, DType? dtype)
    {
        if (output is null && where is null && dtype is null)
        {
            return Apply(a, b);
        }

        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        a.ThrowIfDisposed();
        b.ThrowIfDisposed();
        var (first, second) = Adapted(a, b, dtype, out var loop);
        Casting.CheckInput(Name, first, loop.Compute, 0);
        Casting.CheckInput(Name, second, loop.Compute, 1);
        var session = a.IsScalarOfProgram ? b.Session : a.Session;
        var common = where is null
            ? Broadcasting.Common(a.Layout, b.Layout)
            : Broadcasting.Common([a.Layout, b.Layout, where.Layout]);
        return Store(loop, [Converted(a, first), Converted(b, second)], common, session, output, where);
    }

    // A function that refuses some values is computed for those that are selected alone.
    private NDArray? TryMap(MaskedSelection selection, NDArray a, NDArray b) =>
        MaskedSelection.MayMap(Function) && !RefusesNegativeExponents
        && selection.Spread(a) is { } first && selection.Spread(b) is { } second
            ? selection.Of(Apply(first, second))
            : null;

    private static Operand Spread(in Operand operand, Layout extents) =>
        operand.Region is null || ReferenceEquals(operand.Layout, extents) ? operand
        : Operand.Of(operand.Region, operand.Layout.BroadcastTo(extents.Extents), operand.Type);

    private static Operand Converted(NDArray operand, ElementType type) =>
        operand.Type == type || !operand.IsScalarOfProgram || type.SizeInBytes() > sizeof(ulong)
            ? operand.Operand
            : Operand.Scalar(type, ScalarValues.Convert(operand.Type, operand.Bits, type));

    /// <summary>
    /// The types of the operands once a scalar of the program has adapted to the array beside it, and the loop for
    /// them.
    /// </summary>
    private (ElementType First, ElementType Second) Adapted(NDArray a, NDArray b, DType? dtype, out Loop loop)
    {
        if (a.Weakness == b.Weakness)
        {
            loop = Resolve(a.Type, b.Type, dtype);
            CheckExponent(b, loop);
            return (a.Type, b.Type);
        }

        var scalar = a.Weakness == Weakness.Strong ? b : a;
        var other = ReferenceEquals(scalar, a) ? b : a;
        var type = Adapted(scalar, other, dtype);
        var (first, second) = ReferenceEquals(scalar, a) ? (type, b.Type) : (a.Type, type);
        if (scalar.Weakness == Weakness.Integer && !HasLoop(first, second))
        {
            (first, second) = (a.Type, b.Type);
        }

        loop = Resolve(first, second, dtype);
        CheckExponent(b, loop);
        return (first, second);
    }

    private ElementType Adapted(NDArray scalar, NDArray other, DType? dtype)
    {
        var type = Promotion.Adapt(scalar.Type, scalar.Weakness, other.Type);
        if (other.Weakness != Weakness.Strong || ScalarValues.Fits(scalar.Type, scalar.Bits, type))
        {
            return type;
        }

        if (dtype is not null && ScalarValues.Fits(scalar.Type, scalar.Bits, dtype.Element))
        {
            return dtype.Element;
        }

        return IsComparison ? scalar.Type : throw new OverflowException(
            $"Python integer {ScalarValues.ToInt128(scalar.Type, scalar.Bits)} out of bounds for {type.Name()}");
    }

    private void CheckExponent(NDArray exponent, Loop loop)
    {
        if (RefusesNegativeExponents && loop.Compute.IsInteger() && exponent.Type.IsSignedInteger()
            && exponent.size > 0 && np.HasNegative(exponent))
        {
            throw new ValueError("Integers to negative integer powers are not allowed.");
        }
    }

    private bool HasLoop(ElementType a, ElementType b) =>
        _loops[((int)a * TypeCount) + (int)b] is not null || _rule(a, b) is not null;

    private Loop Resolve(ElementType a, ElementType b)
    {
        ref var loop = ref _loops[((int)a * TypeCount) + (int)b];
        return loop ??= Find(a, b);
    }

    private Loop Find(ElementType a, ElementType b)
    {
        if (_rule(a, b) is not { } signature)
        {
            throw a == ElementType.Boolean && b == a && BooleanRefusal is not null
                ? new TypeError(BooleanRefusal)
                : new TypeError($"ufunc '{Name}' not supported for the input types, and the inputs could not be safely "
                    + "coerced to any supported types according to the casting rule ''safe''");
        }

        return LoopOf(signature);
    }

    private Loop LoopOf(Signature signature)
    {
        // A character is a number by its code unit.
        var compute = signature.Compute == ElementType.Char ? ElementType.UInt16 : signature.Compute;
        var exact = compute.IsInteger() || compute == ElementType.Boolean;
        var function = (compute == ElementType.Boolean ? BooleanFunction : null)
            ?? (exact ? IntegerFunction : null) ?? Function;
        return new Loop(function, compute, signature.Result);
    }

    /// <summary>
    /// With a type given it chooses the loop, whatever the operands are; functions whose results have one type alone
    /// take no other.
    /// </summary>
    private Loop Resolve(ElementType a, ElementType b, DType? dtype)
    {
        if (dtype is null)
        {
            return Resolve(a, b);
        }

        var type = dtype.Element;
        var natural = _rule(a, b) is { } known && known.Result == type ? Resolve(a, b) : null;
        if (natural is not null)
        {
            return natural;
        }

        return _rule(type, type) is { } found && found.Result == found.Compute && found.Result == type
            ? LoopOf(found)
            : throw new TypeError($"No loop matching the specified signature and casting was found for ufunc {Name}");
    }

    private NDArray Store(
        Loop loop, ReadOnlySpan<Operand> operands, Layout common, Session session, NDArray? output, NDArray? where)
    {
        var target = output ?? (where is null ? ArrayFactory.Allocate(session, loop.Result, common)
            : ArrayFactory.Filled(session, loop.Result, common));
        CheckOutput(loop, target, common, operands);
        var first = Spread(operands[0], target.Layout);
        var second = operands.Length > 1 ? Spread(operands[1], target.Layout) : default;
        ReadOnlySpan<Operand> both = [first, second];
        Operand? mask = where is null ? null : Spread(Casting.Mask(where).Operand, target.Layout);
        session.Engine.ElementwiseInto(target.View, loop.Function, loop.Compute, both[..operands.Length], mask);
        return target;
    }

    private void CheckOutput(Loop loop, NDArray target, Layout common, ReadOnlySpan<Operand> operands)
    {
        target.ThrowIfNotWriteable("output array");
        Casting.CheckOutput(Name, loop.Result, target.Type);
        if (!Broadcasting.CanBroadcastTo(common, target.Layout.Extents))
        {
            throw Broadcasting.CanBroadcastTo(target.Layout, common.Extents)
                ? new IncorrectShapeException($"non-broadcastable output operand with shape "
                    + $"{ShapeText.Of(target.Layout.Extents)} doesn't match the broadcast shape "
                        + $"{ShapeText.Of(common.Extents)}")
                : operands.Length == 1
                    ? Broadcasting.Mismatch(operands[0].Layout, target.Layout)
                    : Broadcasting.Mismatch(operands[0].Layout, operands[1].Layout, target.Layout);
        }
    }

    private sealed record Loop(ElementwiseFunction Function, ElementType Compute, ElementType Result);
}
