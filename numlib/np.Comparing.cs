using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Comparisons of whole arrays, rounding to decimals, and questions about element types.</content>
public static partial class np
{
    /// <summary>Whether elements are equal within tolerances: |a - b| &lt;= atol + rtol * |b|.</summary>
    /// <param name="a">The array.</param>
    /// <param name="b">The reference.</param>
    /// <param name="rtol">The tolerance relative to the reference.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <param name="equal_nan">Whether NaNs are equal.</param>
    public static NDArray<bool> isclose(
        NDArray a, NDArray b, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
    {
        var isInexact = Given(b).Type.IsFloat() || b.Type is ElementType.Complex or ElementType.Decimal;
        var reference = isInexact ? b : b.astype(NPTypeCode.Double);
        var near = less_equal(abs(a - reference), atol + (rtol * abs(reference)), null, null, null);
        NDArray result = (near & isfinite(reference)) | (a == reference);
        return (NDArray<bool>)(equal_nan ? result | (isnan(a) & isnan(reference)) : result);
    }

    /// <summary>Whether all elements are equal within tolerances.</summary>
    public static bool allclose(
        NDArray a, NDArray b, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        all(isclose(a, b, rtol, atol, equal_nan));

    /// <summary>Whether two arrays have the same shape and equal elements.</summary>
    public static bool array_equal(NDArray a, NDArray b) => array_equal(a, b, false);

    /// <summary>Whether two arrays have the same shape and equal elements, NaNs being equal if asked for.</summary>
    public static bool array_equal(NDArray a, NDArray b, bool equal_nan)
    {
        if (a is null || b is null || !a.Layout.HasExtents(b.Layout.Extents))
        {
            return ReferenceEquals(a, b);
        }

        NDArray equal = a == b;
        return all(equal_nan ? equal | (isnan(a) & isnan(b)) : equal);
    }

    /// <summary>The elements rounded to a number of decimals; halves go to the even digit.</summary>
    public static NDArray around(NDArray x, int decimals = 0, NDArray? @out = null, DType? dtype = null)
    {
        if ((Given(x).Type.IsInteger() || x.Type == ElementType.Char) && decimals >= 0)
        {
            return UfuncTable.Copy.Apply(x, @out, null, dtype);
        }

        if (decimals == 0)
        {
            return UfuncTable.Rint.Apply(x, @out, null, dtype);
        }

        var scale = Math.Pow(10, Math.Abs((long)decimals));
        var scaled = decimals > 0 ? UfuncTable.Multiply.Apply(x, scale) : UfuncTable.Divide.Apply(x, scale);
        var rounded = UfuncTable.Rint.Apply(scaled);
        var result = decimals > 0 ? UfuncTable.Divide.Apply(rounded, scale) : UfuncTable.Multiply.Apply(rounded, scale);
        return Delivered(result.astype(dtype?.type ?? x.dtype, copy: false), @out, "round", "unsafe");
    }

    /// <inheritdoc cref="around"/>
    public static NDArray round_(NDArray x, int decimals = 0, NDArray? @out = null, DType? dtype = null) =>
        around(x, decimals, @out, dtype);

    /// <inheritdoc cref="around"/>
    public static NDArray round(NDArray x, int decimals = 0, NDArray? @out = null, DType? dtype = null) =>
        around(x, decimals, @out, dtype);

    /// <summary>The type to which two types promote.</summary>
    public static NPTypeCode promote_types(NPTypeCode type1, NPTypeCode type2) =>
        Promotion.Promote(type1.ToElementType(), type2.ToElementType()).Code();

    /// <summary>The type to which two types promote.</summary>
    public static NPTypeCode promote_types(Type type1, Type type2) =>
        Promotion.Promote(ElementTypes.Of(type1), ElementTypes.Of(type2)).Code();

    /// <summary>The type to which two types promote.</summary>
    public static NPTypeCode promote_types<T1, T2>() => promote_types(typeof(T1), typeof(T2));

    /// <summary>The type of the result of an operation on two arrays, scalars adapting.</summary>
    public static NPTypeCode result_type(NDArray arr1, NDArray arr2) => Together(arr1, arr2).Code();

    /// <summary>The type of the result of an operation on arrays, scalars adapting.</summary>
    public static NPTypeCode result_type(params NDArray[] arrays)
    {
        ElementType? type = null;
        foreach (var array in arrays.OrderBy(array => array.Weakness != Weakness.Strong))
        {
            type = type is not { } known ? array.Type
                : Promotion.Promote(known, Promotion.Adapt(array.Type, array.Weakness, known));
        }

        return (type ?? throw new ValueError("at least one array or dtype is required")).Code();
    }

    /// <summary>The type to which two types promote.</summary>
    public static NPTypeCode result_type(NPTypeCode type1, NPTypeCode type2) => promote_types(type1, type2);

    /// <summary>The type to which two types promote.</summary>
    public static NPTypeCode result_type(Type type1, Type type2) => promote_types(type1, type2);

    /// <summary>The type to which types promote.</summary>
    public static NPTypeCode result_type(params NPTypeCode[] types) => Given(types).Length > 0
        ? types.Aggregate(promote_types)
        : throw new ValueError("at least one array or dtype is required");

    /// <summary>Whether values of one type may become those of another under a rule.</summary>
    public static bool can_cast(NPTypeCode from, NPTypeCode to, string casting = "safe") =>
        Casting.CanCast(from.ToElementType(), to.ToElementType(), casting);

    /// <summary>Whether values of one type may become those of another under a rule.</summary>
    public static bool can_cast(Type from, Type to, string casting = "safe") =>
        Casting.CanCast(ElementTypes.Of(from), ElementTypes.Of(to), casting);

    /// <summary>Whether elements of an array may become those of a type under a rule.</summary>
    public static bool can_cast(NDArray from, NPTypeCode to, string casting = "safe") =>
        Casting.CanCast(Given(from).Type, to.ToElementType(), casting);

    /// <summary>Whether values of one type may become those of another under a rule.</summary>
    public static bool can_cast<TFrom, TTo>(string casting = "safe") => can_cast(typeof(TFrom), typeof(TTo), casting);

    /// <summary>Whether the ranges of memory that two arrays reach over meet.</summary>
    public static bool may_share_memory(NDArray a, NDArray b) => Overlaps.MayBeShared(Given(a), Given(b));

    /// <summary>Whether an object is a number.</summary>
    public static bool isscalar(object? obj) => obj is not null && obj.GetType().IsValidNPType();
}
