using Cohort.Runtime.Elements;

namespace Cohort.Tests.Model;

/// <summary>
/// The elementwise functions whose every bit IEEE 754 or integer arithmetic fixes. Float32 is computed in double and
/// rounded once, which is exact for one operation.
/// </summary>
public static class ModelFunctions
{
    public static readonly IReadOnlyDictionary<string, ModelFunction> All =
        Arithmetic().Concat(Comparisons()).Concat(Logic()).Concat(Unary()).ToDictionary(f => f.Name);

    private static IEnumerable<ModelFunction> Arithmetic() =>
    [
        Binary("add", Same, (t, x, y) => t == ElementType.Boolean ? Or(x, y) : Add(t, x, y)),
        Binary("subtract", NoBoolean, (t, x, y) => Number(t, x, y, (a, b) => a - b, (a, b) => a - b)),
        Binary("multiply", Same, (t, x, y) => Number(t, x, y, (a, b) => unchecked(a * b), (a, b) => a * b)),
        Binary("divide", FloatOrDouble, (_, x, y) => ModelValue.Of(x.Real / y.Real)),
        Binary("floor_divide", BooleanAsSByte, (t, x, y) => Number(t, x, y, FloorDivide, (a, b) => Floor(t, a, b))),
        Binary("mod", BooleanAsSByte, (t, x, y) => Number(t, x, y, Modulo, (a, b) => Modulo(t, a, b))),
        Binary("power", Power, Power),
        Binary("minimum", Same, (t, x, y) => IsUnordered(t, x) || !(IsUnordered(t, y) || Less(t, y, x)) ? x : y),
        Binary("maximum", Same, (t, x, y) => IsUnordered(t, x) || !(IsUnordered(t, y) || Less(t, x, y)) ? x : y),
        Binary("fmin", Same, (t, x, y) => IsUnordered(t, x) ? y : IsUnordered(t, y) || !Less(t, y, x) ? x : y),
        Binary("fmax", Same, (t, x, y) => IsUnordered(t, x) ? y : IsUnordered(t, y) || !Less(t, x, y) ? x : y),
    ];

    private static IEnumerable<ModelFunction> Comparisons() =>
    [
        Comparison("equal", AreEqual),
        Comparison("not_equal", (t, x, y) => !AreEqual(t, x, y)),
        Comparison("less", Less),
        Comparison("less_equal", (t, x, y) => Less(t, x, y) || AreEqual(t, x, y)),
        Comparison("greater", (t, x, y) => Less(t, y, x)),
        Comparison("greater_equal", (t, x, y) => Less(t, y, x) || AreEqual(t, x, y)),
    ];

    private static IEnumerable<ModelFunction> Logic() =>
    [
        Logical("logical_and", (x, y) => x && y),
        Logical("logical_or", (x, y) => x || y),
        Logical("logical_xor", (x, y) => x != y),
        Binary("bitwise_and", NoFloat, (_, x, y) => ModelValue.Of(x.Integer & y.Integer)),
        Binary("bitwise_or", NoFloat, (_, x, y) => ModelValue.Of(x.Integer | y.Integer)),
        Binary("bitwise_xor", NoFloat, (_, x, y) => ModelValue.Of(x.Integer ^ y.Integer)),
        Binary("left_shift", Shiftable, (t, x, y) => ModelValue.Of(IsShift(t, y) ? x.Integer << (int)y.Integer : 0)),
        Binary("right_shift", Shiftable, (t, x, y) =>
            ModelValue.Of(IsShift(t, y) ? x.Integer >> (int)y.Integer : x.Integer < 0 ? -1 : 0)),
    ];

    private static IEnumerable<ModelFunction> Unary() =>
    [
        Of("negative", NoBoolean, (t, x) => Number(t, x, a => -a, a => -a)),
        Of("absolute", Same, (t, x) => Number(t, x, Int128.Abs, Math.Abs)),
        Of("sign", NoBoolean, (t, x) => Number(t, x, a => Int128.Sign(a), Sign)),
        Of("square", BooleanAsSByte, (t, x) => Number(t, x, a => unchecked(a * a), a => a * a)),
        Of("positive", NoBoolean, (_, x) => x),
        Of("sqrt", FloatOnly, (_, x) => ModelValue.Of(Math.Sqrt(x.Real))),
        Of("reciprocal", Float, (_, x) => ModelValue.Of(1 / x.Real)),
        Of("floor", Same, (t, x) => Number(t, x, a => a, Math.Floor)),
        Of("ceil", Same, (t, x) => Number(t, x, a => a, Math.Ceiling)),
        Of("trunc", Same, (t, x) => Number(t, x, a => a, Math.Truncate)),
        Of("rint", FloatOnly, (_, x) => ModelValue.Of(Math.Round(x.Real, MidpointRounding.ToEven))),
        Of("invert", NoFloat, (t, x) => ModelValue.Of(t == ElementType.Boolean ? 1 - x.Integer : ~x.Integer)),
        Predicate("logical_not", (t, x) => !ModelTypes.IsTrue(t, x)),
        Predicate("isnan", IsUnordered),
        Predicate("isinf", (t, x) => t.IsFloat() && double.IsInfinity(x.Real)),
        Predicate("isfinite", (t, x) => !t.IsFloat() || double.IsFinite(x.Real)),
    ];

    /// <summary>Whether x comes before y; false where either is NaN.</summary>
    public static bool Less(ElementType type, ModelValue x, ModelValue y) =>
        type.IsFloat() ? x.Real < y.Real : x.Integer < y.Integer;

    /// <summary>Whether an element is NaN.</summary>
    public static bool IsUnordered(ElementType type, ModelValue x) => type.IsFloat() && double.IsNaN(x.Real);

    /// <summary>x + y in a type, wrapped or rounded by the caller.</summary>
    public static ModelValue Add(ElementType type, ModelValue x, ModelValue y) =>
        Number(type, x, y, (a, b) => a + b, (a, b) => a + b);

    private static ModelFunction Binary(
        string name, Func<ElementType, ElementType> type, Func<ElementType, ModelValue, ModelValue, ModelValue> body) =>
        new(name, 2, type, false, body);

    private static ModelFunction Comparison(string name, Func<ElementType, ModelValue, ModelValue, bool> body) =>
        new(name, 2, Same, true, (t, x, y) => ModelValue.Of(body(t, x, y))) { ComparesExactly = true };

    private static ModelFunction Logical(string name, Func<bool, bool, bool> body) => new(
        name, 2, Same, true, (t, x, y) => ModelValue.Of(body(ModelTypes.IsTrue(t, x), ModelTypes.IsTrue(t, y))));

    private static ModelFunction Of(
        string name, Func<ElementType, ElementType> type, Func<ElementType, ModelValue, ModelValue> body) =>
        new(name, 1, type, false, (t, x, _) => body(t, x));

    private static ModelFunction Predicate(string name, Func<ElementType, ModelValue, bool> body) =>
        new(name, 1, Same, true, (t, x, _) => ModelValue.Of(body(t, x)));

    private static ElementType Same(ElementType type) => type;

    private static ElementType BooleanAsSByte(ElementType type) =>
        type == ElementType.Boolean ? ElementType.SByte : type;

    private static ElementType NoBoolean(ElementType type) => type != ElementType.Boolean
        ? type
        : throw new RefusalException("not supported for the bool dtype");

    private static ElementType NoFloat(ElementType type) => !type.IsFloat()
        ? type
        : throw new RefusalException("not supported for the input types");

    private static ElementType Shiftable(ElementType type) => BooleanAsSByte(NoFloat(type));

    private static ElementType FloatOrDouble(ElementType type) => type.IsFloat() ? type : ElementType.Double;

    // NumPy answers small integers with float16 or float32: programs keep to the types where it is double.
    private static ElementType FloatOnly(ElementType type) => type.IsFloat()
        ? type
        : type.IsInteger() && type.SizeInBytes() >= 4
            ? ElementType.Double
            : throw new NotSupportedException("the model has no half precision");

    // The power of floats is not fixed to the last bit.
    private static ElementType Power(ElementType type) => !type.IsFloat()
        ? BooleanAsSByte(type)
        : throw new NotSupportedException("the model has no power of floats");

    // The integer reciprocal of 0 is undefined in NumPy.
    private static ElementType Float(ElementType type) => type.IsFloat()
        ? type
        : throw new NotSupportedException("the model has no integer reciprocal");

    private static ModelValue Or(ModelValue x, ModelValue y) => ModelValue.Of(x.Integer | y.Integer);

    private static bool AreEqual(ElementType type, ModelValue x, ModelValue y) =>
        type.IsFloat() ? x.Real == y.Real : x.Integer == y.Integer;

    private static bool IsShift(ElementType type, ModelValue count) =>
        count.Integer >= 0 && count.Integer < 8 * type.SizeInBytes();

    private static ModelValue Number(
        ElementType type, ModelValue x, ModelValue y, Func<Int128, Int128, Int128> integer,
        Func<double, double, double> real) =>
        type.IsFloat() ? ModelValue.Of(real(x.Real, y.Real)) : ModelValue.Of(integer(x.Integer, y.Integer));

    private static ModelValue Number(
        ElementType type, ModelValue x, Func<Int128, Int128> integer, Func<double, double> real) =>
        type.IsFloat() ? ModelValue.Of(real(x.Real)) : ModelValue.Of(integer(x.Integer));

    private static double Sign(double x) => double.IsNaN(x) ? x : x > 0 ? 1 : x < 0 ? -1 : 0;

    private static Int128 FloorDivide(Int128 a, Int128 b)
    {
        if (b == 0)
        {
            return 0;
        }

        var quotient = a / b;
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
    }

    private static Int128 Modulo(Int128 a, Int128 b) => b == 0 ? 0 : a - (FloorDivide(a, b) * b);

    // Python's float division: the quotient is recomputed from the exact remainder, so that the two agree.
    private static double Floor(ElementType type, double a, double b)
    {
        double Rounded(double value) => ModelTypes.Fit(type, ModelValue.Of(value)).Real;
        if (b == 0)
        {
            return a / b;
        }

        var remainder = a % b;
        var quotient = Rounded(Rounded(a - remainder) / b);
        if (remainder != 0 && (b < 0) != (remainder < 0))
        {
            quotient = Rounded(quotient - 1);
        }

        if (quotient == 0)
        {
            return Math.CopySign(0, a / b);
        }

        var floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double Modulo(ElementType type, double a, double b)
    {
        var remainder = a % b;
        if (b == 0 || double.IsNaN(remainder))
        {
            return remainder;
        }

        if (remainder == 0)
        {
            return Math.CopySign(0, b);
        }

        return (b < 0) != (remainder < 0) ? ModelTypes.Fit(type, ModelValue.Of(remainder + b)).Real : remainder;
    }

    private static ModelValue Power(ElementType type, ModelValue x, ModelValue y)
    {
        if (y.Integer < 0)
        {
            throw new RefusalException("Integers to negative integer powers are not allowed.");
        }

        var power = ModelValue.Of(Int128.One);
        for (var i = 0; i < (int)y.Integer; i++)
        {
            power = ModelTypes.Fit(type, ModelValue.Of(unchecked(power.Integer * x.Integer)));
        }

        return power;
    }
}
