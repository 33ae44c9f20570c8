using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Model.Programs;

/// <summary>
/// Keeps programs to computations whose every bit is fixed whatever the order of evaluation: float sums that round
/// nowhere, no choice between zeros of different sign, no sort order that depends on the algorithm.
/// </summary>
public static class Exactness
{
    private const int LongestExponent = 8;

    /// <summary>Whether the value of an expression follows from the values of its parts without doubt.</summary>
    public static bool IsFixed(Expression expression, ModelArray[] parts, ModelArray result) => expression switch
    {
        _ when HasTinySingle(result) => false,
        Expression.Reduce { Axis: not null } when parts[0].Rank == 0 => false,
        Expression.Reduce { Operator: ReductionOperator.Sum } e => SumsAreExact(parts[0], result.Type, e.Axis),
        Expression.Mean e => SumsAreExact(parts[0], result.Type, e.Axis),
        Expression.Scan { IsProduct: false } e => SumsAreExact(parts[0], result.Type, e.Axis),
        Expression.Reduce { Operator: ReductionOperator.Product } or Expression.Scan => ProductIsExact(parts[0]),
        Expression.Reduce { Operator: ReductionOperator.Minimum or ReductionOperator.Maximum } => HasOneZero(parts[0]),
        Expression.Sort { AsPositions: true } e => HasDistinctLanes(parts[0], e.Axis) && HasOneZero(parts[0]),
        Expression.Sort => HasOneZero(parts[0]),
        Expression.Product => IsExactProduct(parts[0], parts[1], result),
        Expression.Elementwise { Function: "power" } =>
            result.Type.IsInteger() && parts[1].Cast(result.Type).Values().All(v => v.Integer <= LongestExponent),
        Expression.Take or Expression.Gather => parts[0].Count > 0,
        Expression.Cast e => CanTruncate(parts[0], e.Type),
        _ => true,
    };

    /// <summary>Whether an elementwise minimum or maximum may have to choose between 0 and -0.</summary>
    public static bool ComparesZeros(Expression expression, ModelArray[] parts) => expression
        is Expression.Clip or Expression.Elementwise { Function: "minimum" or "maximum" or "fmin" or "fmax" }
        && parts.Any(p => p.Type.IsFloat()) && parts.Any(p => p.Values().Any(v => IsNegativeZero(v.Real)));

    private static bool HasTinySingle(ModelArray array) => array.Type == ElementType.Single
        && array.Values().Any(v => v.Real != 0 && Math.Abs(v.Real) < Math.Pow(2, -100));

    private static bool SumsAreExact(ModelArray source, ElementType type, int? axis) => !type.IsFloat()
        || ModelReductions.Lanes(source.Cast(type), axis).Lanes.All(lane => IsExactSum(type, lane));

    // Multiples of 1/16 whose magnitudes sum to less than the significand holds round in no order of addition.
    private static bool IsExactSum(ElementType type, IEnumerable<ModelValue> terms)
    {
        var total = 0.0;
        foreach (var term in terms)
        {
            if (IsNegativeZero(term.Real) || (double.IsFinite(term.Real) && term.Real * 16 % 1 != 0))
            {
                return false;
            }

            total += double.IsFinite(term.Real) ? Math.Abs(term.Real) * 16 : 0;
        }

        return total < (type == ElementType.Single ? 1 << 23 : 1L << 50);
    }

    private static bool ProductIsExact(ModelArray source)
    {
        if (!source.Type.IsFloat())
        {
            return true;
        }

        var finite = source.Values().Select(v => v.Real).Where(double.IsFinite).ToArray();
        var product = finite.Select(x => Math.Max(Math.Abs(x), 1)).Aggregate(1.0, (x, y) => x * y);
        return finite.All(x => x % 1 == 0) && product < (source.Type == ElementType.Single ? 1 << 23 : 1L << 50);
    }

    private static bool IsExactProduct(ModelArray left, ModelArray right, ModelArray result)
    {
        var type = result.Type;
        if (!type.IsFloat())
        {
            return true;
        }

        var (x, y) = (left.Cast(type).Values(), right.Cast(type).Values());
        var largest = x.Concat(y).Select(v => Math.Abs(v.Real)).DefaultIfEmpty().Max();
        var isExact = x.Concat(y).All(v => double.IsFinite(v.Real) && v.Real * 4 % 1 == 0 && !IsNegativeZero(v.Real));
        var bound = largest * largest * 16 * Math.Max(x.Length, 1);
        var hasZero = result.Values().Any(v => v.Real == 0) && x.Concat(y).Any(v => v.Real < 0);
        return isExact && !hasZero && bound < (type == ElementType.Single ? 1 << 23 : 1L << 50);
    }

    private static bool HasOneZero(ModelArray source) => !source.Type.IsFloat()
        || source.Values().Where(v => v.Real == 0).Select(v => IsNegativeZero(v.Real)).Distinct().Count() < 2;

    private static bool HasDistinctLanes(ModelArray source, int? axis) => ModelReductions.Lanes(source, axis).Lanes
        .All(lane => lane.Distinct().Count() == lane.Length);

    private static bool CanTruncate(ModelArray source, ElementType to)
    {
        if (!source.Type.IsFloat() || to.IsFloat() || to == ElementType.Boolean)
        {
            return true;
        }

        var limit = to.SizeInBytes() < 4 || to == ElementType.Int32 ? Math.Pow(2, 31) : Math.Pow(2, 62);
        return source.Values().All(v => double.IsFinite(v.Real) && Math.Abs(v.Real) < limit);
    }

    private static bool IsNegativeZero(double value) =>
        value == 0 && double.IsNegative(value);
}
