using System.Globalization;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>What the model knows of element types: promotion, wrapping, rounding and casts.</summary>
public static class ModelTypes
{
    /// <summary>The types that programs use, from the smallest to the largest.</summary>
    public static readonly ElementType[] All =
    [
        ElementType.Boolean, ElementType.SByte, ElementType.Byte, ElementType.Int16, ElementType.UInt16,
        ElementType.Int32, ElementType.UInt32, ElementType.Int64, ElementType.UInt64, ElementType.Single,
        ElementType.Double,
    ];

    /// <summary>NumPy's name of a type.</summary>
    public static string NameOf(ElementType type) => type switch
    {
        ElementType.Boolean => "bool",
        ElementType.SByte => "int8",
        ElementType.Byte => "uint8",
        ElementType.Int16 => "int16",
        ElementType.UInt16 => "uint16",
        ElementType.Int32 => "int32",
        ElementType.UInt32 => "uint32",
        ElementType.Int64 => "int64",
        ElementType.UInt64 => "uint64",
        ElementType.Single => "float32",
        ElementType.Double => "float64",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of the model"),
    };

    /// <summary>The type that NumPy gives to an operation on arrays of two types.</summary>
    public static ElementType Promote(ElementType a, ElementType b)
    {
        if (a == b || b == ElementType.Boolean)
        {
            return a;
        }

        if (a == ElementType.Boolean)
        {
            return b;
        }

        if (a.IsFloat() || b.IsFloat())
        {
            var needsDouble = a == ElementType.Double || b == ElementType.Double
                || (a.IsInteger() && a.SizeInBytes() > 2) || (b.IsInteger() && b.SizeInBytes() > 2);
            return needsDouble ? ElementType.Double : ElementType.Single;
        }

        return PromoteIntegers(a, b);
    }

    /// <summary>The common type of operands, of which weak ones (C# literals) only add their kind.</summary>
    public static ElementType Promote(IEnumerable<ModelArray> operands)
    {
        var strong = operands.Where(o => !o.IsWeak).Select(o => o.Type).ToArray();
        if (strong.Length == 0)
        {
            return operands.Select(o => o.Type).Aggregate(Promote);
        }

        return operands.Where(o => o.IsWeak).Aggregate(strong.Aggregate(Promote), (type, literal) =>
            literal.Type == ElementType.Double
                ? (type.IsFloat() ? type : ElementType.Double)
                : (type == ElementType.Boolean ? ElementType.Int64 : type));
    }

    /// <summary>Brings an exact result back into the range of its type.</summary>
    public static ModelValue Fit(ElementType type, ModelValue value)
    {
        if (type == ElementType.Single)
        {
            return ModelValue.Of((double)(float)value.Real);
        }

        if (!type.IsInteger())
        {
            return value;
        }

        var range = Int128.One << (8 * type.SizeInBytes());
        var wrapped = value.Integer & (range - 1);
        return ModelValue.Of(type.IsSignedInteger() && wrapped >= range / 2 ? wrapped - range : wrapped);
    }

    /// <summary>Converts an element as the contract of the Cast primitive says.</summary>
    public static ModelValue Cast(ElementType from, ElementType to, ModelValue value)
    {
        if (from == to)
        {
            return value;
        }

        if (to == ElementType.Boolean)
        {
            return ModelValue.Of(IsTrue(from, value));
        }

        if (to.IsFloat())
        {
            return from.IsFloat() ? Fit(to, value) : ModelValue.Of(Round(to, value.Integer));
        }

        return Fit(to, from.IsFloat() ? ModelValue.Of(Truncate(to, value.Real)) : value);
    }

    /// <summary>Whether an element counts as true.</summary>
    public static bool IsTrue(ElementType type, ModelValue value) =>
        type.IsFloat() ? value.Real != 0 : value.Integer != 0;

    /// <summary>
    /// Whether NumPy lets a result of one type be stored into an array of another without being told to.
    /// </summary>
    public static bool CanStore(ElementType from, ElementType to) => KindRank(from) <= KindRank(to)
        && !(from.IsSignedInteger() && to.IsInteger() && !to.IsSignedInteger());

    private static ElementType PromoteIntegers(ElementType a, ElementType b)
    {
        if (a.IsSignedInteger() == b.IsSignedInteger())
        {
            return a.SizeInBytes() >= b.SizeInBytes() ? a : b;
        }

        var (signed, unsigned) = a.IsSignedInteger() ? (a, b) : (b, a);
        if (signed.SizeInBytes() > unsigned.SizeInBytes())
        {
            return signed;
        }

        return unsigned switch
        {
            ElementType.Byte => ElementType.Int16,
            ElementType.UInt16 => ElementType.Int32,
            ElementType.UInt32 => ElementType.Int64,
            _ => ElementType.Double,
        };
    }

    private static int KindRank(ElementType type) => type == ElementType.Boolean ? 0 : type.IsInteger() ? 1 : 2;

    // Parsing the digits rounds once, to nearest even, whatever the size of the integer.
    private static double Round(ElementType to, Int128 integer)
    {
        var digits = integer.ToString(CultureInfo.InvariantCulture);
        return to == ElementType.Single
            ? float.Parse(digits, CultureInfo.InvariantCulture)
            : double.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static Int128 Truncate(ElementType to, double real)
    {
        var viaInt32 = to.SizeInBytes() < 4 || to == ElementType.Int32;
        var bits = viaInt32 ? 31 : 63;
        if (to == ElementType.UInt64 && real >= Math.Pow(2, 63))
        {
            return real < Math.Pow(2, 64) ? (Int128)real : Int128.One << 63;
        }

        var limit = Math.Pow(2, bits);
        var isInRange = Math.Truncate(real) >= -limit && Math.Truncate(real) < limit;
        return isInRange ? (Int128)Math.Truncate(real) : -(Int128.One << bits);
    }
}
