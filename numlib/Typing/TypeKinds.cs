using System.Numerics;
using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>NumPy's kinds of element types and what they order.</summary>
internal static class TypeKinds
{
    private const string CodesBySize = "GDFgdfQqLlIiHhBb?";

    private static readonly ElementType[] Unsigned =
        [ElementType.Byte, ElementType.UInt16, ElementType.UInt32, ElementType.UInt64];

    private static readonly ElementType[] Signed =
        [ElementType.SByte, ElementType.Int16, ElementType.Int32, ElementType.Int64];

    /// <summary>Whether a type is of a kind of the array API standard, or the type of that name.</summary>
    /// <exception cref="ValueError">There is no such kind.</exception>
    public static bool IsOf(ElementType type, string kind) => kind switch
    {
        "bool" => type == ElementType.Boolean,
        "signed integer" => type.IsSignedInteger(),
        "unsigned integer" => type.IsInteger() && !type.IsSignedInteger(),
        "integral" => type.IsInteger(),
        "real floating" => type.IsFloat() || type == ElementType.Decimal,
        "complex floating" => type == ElementType.Complex,
        "numeric" => type is not (ElementType.Boolean or ElementType.Char),
        _ => IsNamed(type, kind),
    };

    /// <summary>Whether a type belongs to an abstract type; null when there is no such abstract type.</summary>
    public static bool? BelongsTo(ElementType type, string name) => name switch
    {
        "generic" => true,
        "number" => IsOf(type, "numeric"),
        "integer" => IsOf(type, "integral"),
        "signedinteger" => IsOf(type, "signed integer"),
        "unsignedinteger" => IsOf(type, "unsigned integer"),
        "inexact" => IsOf(type, "real floating") || IsOf(type, "complex floating"),
        "floating" => IsOf(type, "real floating"),
        "complexfloating" => IsOf(type, "complex floating"),
        "character" or "flexible" => type == ElementType.Char,
        _ => null,
    };

    /// <summary>NumPy's find_common_type: scalars count only where their kind is above that of the arrays.</summary>
    /// <exception cref="ValueError">There are no types.</exception>
    public static ElementType Common(ElementType[] arrays, ElementType[] scalars)
    {
        if (arrays.Length == 0 || scalars.Length == 0)
        {
            return Promoted([.. arrays, .. scalars]);
        }

        var (array, scalar) = (Promoted(arrays), Promoted(scalars));
        return Rank(scalar) > Rank(array) ? scalar : array;
    }

    /// <summary>The smallest type that holds a value.</summary>
    /// <exception cref="TypeError">The value is no number.</exception>
    public static ElementType Smallest(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is NDArray array)
        {
            return array.ndim > 0 ? array.Type : Smallest(array.item());
        }

        if (value is Complex)
        {
            return ElementType.Complex;
        }

        if (value is decimal)
        {
            return ElementType.Decimal;
        }

        if (!ScalarValues.TryUnbox(value, out var type, out var bits))
        {
            return value is System.Collections.IEnumerable
                ? ArrayFactory.FromObject(value).Type
                : throw new TypeError($"{value.GetType()} is no number");
        }

        return type.IsInteger() ? SmallestInteger(ScalarValues.ToInt128(type, bits))
            : type.IsFloat() ? SmallestFloat(ScalarValues.ToDouble(type, bits))
            : type;
    }

    /// <summary>The smallest code of a set to which all codes given cast.</summary>
    public static char SmallestCode(IEnumerable<char> codes, string set, char otherwise)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(set);
        var known = codes.Where(code => set.Contains(code, StringComparison.Ordinal)).ToHashSet();
        if (known.Count == 0)
        {
            return otherwise;
        }

        // A complex number of single precision does not hold a real one of double precision.
        return known.Contains('F') && known.Contains('d')
            ? 'D'
            : known.MinBy(code => CodesBySize.IndexOf(code, StringComparison.Ordinal));
    }

    private static bool IsNamed(ElementType type, string name)
    {
        try
        {
            return type == DTypeNames.Parse(name);
        }
        catch (TypeError)
        {
            throw new ValueError(
                $"kind argument is a string, but '{name}' is not a known kind name. The kinds are 'bool', 'signed "
                + "integer', 'unsigned integer', 'integral', 'real floating', 'complex floating' and 'numeric'.");
        }
    }

    private static ElementType Promoted(ElementType[] types) => types.Length == 0
        ? throw new ValueError("at least one type is required")
        : types.Aggregate(Promotion.Promote);

    private static int Rank(ElementType type) => type switch
    {
        ElementType.Boolean => 0,
        _ when type.IsInteger() || type == ElementType.Char => 1,
        ElementType.Complex => 3,
        _ => 2,
    };

    private static ElementType SmallestInteger(Int128 value)
    {
        foreach (var type in value < 0 ? Signed : Unsigned)
        {
            var width = 8 * type.SizeInBytes();
            if (value < 0 ? value >= -(Int128.One << (width - 1)) : value < Int128.One << width)
            {
                return type;
            }
        }

        return ElementType.UInt64;
    }

    private static ElementType SmallestFloat(double value) =>
        !double.IsFinite(value) || Math.Abs(value) < 65000 ? ElementType.Half
        : Math.Abs(value) < 3.4e38 ? ElementType.Single
        : ElementType.Double;
}
