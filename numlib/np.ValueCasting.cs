using System.Numerics;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>
/// Questions about values instead of types. NumPy 2 refuses them; the answers are those of NumSharp, by value.
/// </content>
public static partial class np
{
    /// <summary>Whether a value fits a type; under the rule "unsafe" every value does.</summary>
    /// <exception cref="ValueError">There is no such rule.</exception>
    public static bool can_cast(bool value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(byte value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(short value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(ushort value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(int value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(uint value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(long value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(ulong value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(float value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(double value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(decimal value, NPTypeCode to, string casting = "safe") => Fits(value, to, casting);

    /// <summary>Whether a value, or the type of an array, fits a type.</summary>
    /// <inheritdoc cref="can_cast(bool, NPTypeCode, string)"/>
    public static bool can_cast(object value, NPTypeCode to, string casting = "safe") => value switch
    {
        NDArray array => can_cast(array, to, casting),
        NPTypeCode code => can_cast(code, to, casting),
        Type type => can_cast(type, to.AsType(), casting),
        DType type => can_cast(type.typecode, to, casting),
        _ => Fits(value, to, casting),
    };

    /// <summary>The type to which arrays, types, names of types and numbers of the program promote together.</summary>
    /// <remarks>Numbers adapt to what stands beside them, as in expressions.</remarks>
    /// <exception cref="ValueError">There is nothing.</exception>
    /// <exception cref="TypeError">A text names no dtype.</exception>
    public static NPTypeCode result_type(params object[] arrays_and_dtypes)
    {
        ArgumentNullException.ThrowIfNull(arrays_and_dtypes);
        if (arrays_and_dtypes.Length == 0)
        {
            throw new ValueError("at least one array or dtype is required");
        }

        var operands = Array.ConvertAll(arrays_and_dtypes, one => one switch
        {
            NPTypeCode code => new NDArray(code),
            Type type => new NDArray(type),
            DType type => new NDArray(type.typecode),
            string name => new NDArray(DType.From(name).typecode),
            _ => ArrayFactory.AsOperand(one),
        });
        return Array.TrueForAll(operands, operand => operand.Weakness != Weakness.Strong)
            ? operands.Select(number => Promotion.Adapt(number.Type, number.Weakness, ElementType.Boolean))
                .Aggregate(Promotion.Promote).Code()
            : result_type(operands);
    }

    private static bool Fits(object value, NPTypeCode to, string casting)
    {
        var target = to.ToElementType();
        if (Casting.CanCast(target, target, casting) && casting == "unsafe")
        {
            return true;
        }

        if (value is decimal or Complex)
        {
            return Casting.CanCast(value is decimal ? ElementType.Decimal : ElementType.Complex, target, "safe");
        }

        if (!ScalarValues.TryUnbox(value, out var type, out var bits))
        {
            return false;
        }

        return type.IsInteger() && target.IsInteger()
            ? ScalarValues.Fits(type, bits, target)
            : Casting.CanCast(TypeKinds.Smallest(value), target, "safe");
    }
}
