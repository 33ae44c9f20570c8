using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>NumPy's casting rules: <c>can_cast</c>.</summary>
internal static class Casting
{
    public const string SameKind = "same_kind";

    private static readonly string[] Rules = ["no", "equiv", "safe", SameKind, "unsafe"];

    /// <summary>Whether a value of one type may become one of another under a rule.</summary>
    /// <exception cref="ValueError">There is no such rule.</exception>
    public static bool CanCast(ElementType from, ElementType to, string rule) => rule switch
    {
        "no" or "equiv" => from == to,
        "safe" => IsSafe(from, to),
        SameKind => IsSafe(from, to) || KindRank(from) <= KindRank(to),
        "unsafe" => true,
        _ => throw new ValueError($"casting must be one of '{string.Join("', '", Rules)}', not '{rule}'"),
    };

    /// <summary>Refuses a result type that does not fit the array it is to be stored in.</summary>
    public static void CheckOutput(string name, ElementType result, ElementType output, string rule = SameKind)
    {
        if (result != output && !CanCast(result, output, rule))
        {
            throw new TypeError($"Cannot cast ufunc '{name}' output from dtype('{result.Name()}') to "
                + $"dtype('{output.Name()}') with casting rule '{rule}'");
        }
    }

    /// <summary>
    /// Refuses an operand type that may not become the type in which a function computes. The message counts the
    /// operands where there are several.
    /// </summary>
    public static void CheckInput(string name, ElementType operand, ElementType compute, int? position = null)
    {
        if (operand != compute && !CanCast(operand, compute, SameKind))
        {
            var which = position is { } place ? $"input {place}" : "input";
            throw new TypeError($"Cannot cast ufunc '{name}' {which} from dtype('{operand.Name()}') to "
                + $"dtype('{compute.Name()}') with casting rule '{SameKind}'");
        }
    }

    /// <summary>Refuses an assignment between arrays whose types do not fit.</summary>
    public static void CheckArray(ElementType from, ElementType to, string rule)
    {
        if (!CanCast(from, to, rule))
        {
            throw new TypeError($"Cannot cast array data from dtype('{from.Name()}') to dtype('{to.Name()}') "
                + $"according to the rule '{rule}'");
        }
    }

    private static bool IsSafe(ElementType from, ElementType to) => Promotion.Promote(from, to) == to
        && (to != ElementType.Decimal || from == to || from.IsInteger() || from == ElementType.Boolean);

    private static int KindRank(ElementType type) => type switch
    {
        ElementType.Boolean => 0,
        ElementType.Byte or ElementType.UInt16 or ElementType.UInt32 or ElementType.UInt64 or ElementType.Char => 1,
        _ when type.IsSignedInteger() => 2,
        _ when type.IsFloat() => 3,
        ElementType.Decimal => 3,
        _ => 4,
    };

    /// <summary>A mask: an array of truth values.</summary>
    /// <exception cref="TypeError">It holds something else.</exception>
    public static NDArray Mask(NDArray where) => where.Type == ElementType.Boolean
        ? where
        : throw new TypeError($"Cannot cast array data from dtype('{where.Type.Name()}') to dtype('bool') "
            + "according to the rule 'safe'");
}
