using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>NumPy's type promotion: <c>promote_types</c>, and NEP 50's rules for scalars of the program.</summary>
internal static class Promotion
{
    private static readonly ElementType[] Signed =
        [ElementType.SByte, ElementType.Int16, ElementType.Int32, ElementType.Int64];

    private static readonly int TypeCount = ElementTypes.All.Count;
    private static readonly ElementType[] Promoted = Build();

    /// <summary>The smallest type to which both types cast safely.</summary>
    public static ElementType Promote(ElementType a, ElementType b) =>
        a == b ? a : Promoted[((int)a * TypeCount) + (int)b];

    /// <summary>The kind of a scalar of the program that has this type.</summary>
    public static Weakness WeaknessOf(ElementType type) => type switch
    {
        ElementType.Boolean => Weakness.Boolean,
        ElementType.Complex => Weakness.Complex,
        ElementType.Decimal or ElementType.Char => Weakness.Strong,
        _ when type.IsFloat() => Weakness.Float,
        _ => Weakness.Integer,
    };

    /// <summary>
    /// The type that a scalar of the program takes beside an operand of type <paramref name="other"/>: the other's,
    /// unless the scalar is of a higher kind (an integer beside truth values, a float beside integers), where it takes
    /// NumPy's default type of that kind: int64 or float64, whatever C# type it has (only ulong stays uint64).
    /// </summary>
    public static ElementType Adapt(ElementType scalar, Weakness weakness, ElementType other) =>
        weakness == Weakness.Strong ? scalar : Rank(other) < (int)weakness ? Default(scalar, weakness) : other;

    /// <summary>The floating-point type in which NumPy computes exp, sqrt and the like for a type.</summary>
    public static ElementType ToFloat(ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.SByte or ElementType.Byte => ElementType.Half,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Char => ElementType.Single,
        _ when type.IsInteger() => ElementType.Double,
        _ => type,
    };

    /// <summary>The type in which sums and products of a type accumulate: no integer narrower than 64 bits.</summary>
    public static ElementType Accumulator(ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.SByte or ElementType.Int16 or ElementType.Int32 => ElementType.Int64,
        ElementType.Byte or ElementType.UInt16 or ElementType.UInt32 or ElementType.Char => ElementType.UInt64,
        _ => type,
    };

    private static ElementType Default(ElementType scalar, Weakness weakness) => weakness switch
    {
        Weakness.Integer when scalar != ElementType.UInt64 => ElementType.Int64,
        Weakness.Float => ElementType.Double,
        _ => scalar,
    };

    private static int Rank(ElementType type) => type switch
    {
        ElementType.Boolean => (int)Weakness.Boolean,
        ElementType.Complex => (int)Weakness.Complex,
        ElementType.Decimal => (int)Weakness.Complex,
        _ when type.IsFloat() => (int)Weakness.Float,
        _ => (int)Weakness.Integer,
    };

    private static ElementType[] Build()
    {
        var table = new ElementType[TypeCount * TypeCount];
        for (var a = 0; a < TypeCount; a++)
        {
            for (var b = 0; b < TypeCount; b++)
            {
                table[(a * TypeCount) + b] = Compute((ElementType)Math.Min(a, b), (ElementType)Math.Max(a, b));
            }
        }

        return table;
    }

    /// <summary>Promotes two types of which the first comes first in the enumeration.</summary>
    private static ElementType Compute(ElementType low, ElementType high)
    {
        if (low == high || low == ElementType.Boolean)
        {
            return high;
        }

        if (high == ElementType.Char)
        {
            return Compute(Min(low, ElementType.UInt16), Max(low, ElementType.UInt16));
        }

        if (high is ElementType.Complex or ElementType.Decimal)
        {
            return high;
        }

        return high.IsFloat() ? Max(high, ToFloat(low)) : CommonInteger(low, high);
    }

    private static ElementType CommonInteger(ElementType low, ElementType high)
    {
        if (low.IsSignedInteger() == high.IsSignedInteger() || high.IsSignedInteger())
        {
            return high;
        }

        // The unsigned type is at least as wide as the signed one: the next wider signed type, else float64.
        var wider = Array.FindIndex(Signed, type => type.SizeInBytes() > high.SizeInBytes());
        return wider >= 0 ? Signed[wider] : ElementType.Double;
    }

    private static ElementType Min(ElementType a, ElementType b) => a < b ? a : b;

    private static ElementType Max(ElementType a, ElementType b) => a > b ? a : b;
}
