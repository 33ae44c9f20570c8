using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Tests.Model;

/// <summary>
/// Operations along an axis: reductions, scans, sorting. Each looks at one lane of elements at a time.
/// </summary>
public static class ModelReductions
{
    /// <summary>Reduces one axis, or all of them.</summary>
    public static ModelArray Reduce(ReductionOperator reduction, ModelArray source, int? axis, bool keepsAxes)
    {
        var type = ResultType(reduction, source.Type);
        var (lanes, kept) = Lanes(source, axis, keepsAxes);
        var extent = axis is { } a ? source.Shape[source.Axis(a)] : source.Count;
        if (extent == 0 && !HasIdentity(reduction))
        {
            throw new RefusalException("zero-size array to reduction operation which has no identity");
        }

        return ModelArray.Of(type, kept, lanes.Select(lane => Fold(reduction, source.Type, type, lane)));
    }

    /// <summary>The mean along one axis, or of all elements.</summary>
    public static ModelArray Mean(ModelArray source, int? axis, bool keepsAxes)
    {
        var type = source.Type == ElementType.Single ? ElementType.Single : ElementType.Double;
        var sum = Reduce(ReductionOperator.Sum, source.Cast(type), axis, keepsAxes);
        var count = axis is { } a ? source.Shape[source.Axis(a)] : source.Count;
        return ModelArray.Of(type, sum.Shape, sum.Values().Select(total =>
            ModelTypes.Fit(type, ModelValue.Of(total.Real / count))));
    }

    /// <summary>How many elements along one axis, or of all, count as true.</summary>
    public static ModelArray CountNonZero(ModelArray source, int? axis, bool keepsAxes) => Reduce(
        ReductionOperator.Sum, source.Cast(ElementType.Boolean).Cast(ElementType.Int64), axis, keepsAxes);

    /// <summary>The running sum or product along one axis, or of the flattened array.</summary>
    public static ModelArray Scan(bool isProduct, ModelArray source, int? axis)
    {
        var reduction = isProduct ? ReductionOperator.Product : ReductionOperator.Sum;
        var type = ResultType(reduction, source.Type);
        return MapLanes(source.Cast(type), axis, lane =>
        {
            var total = isProduct ? new ModelValue(1, 1) : default;
            return [.. lane.Select(value => total = Combine(reduction, type, total, value))];
        });
    }

    /// <summary>The elements sorted along one axis, or all of them; NaN last.</summary>
    public static ModelArray Sort(ModelArray source, int? axis) =>
        MapLanes(source, axis, lane => [.. lane.Order(Ascending(source.Type))]);

    /// <summary>The positions that sort each lane; equal elements keep their order.</summary>
    public static ModelArray ArgSort(ModelArray source, int? axis)
    {
        var order = Ascending(source.Type);
        var positions = MapLanes(source, axis, lane =>
            [.. Enumerable.Range(0, lane.Length).OrderBy(i => lane[i], order).Select(i => ModelValue.Of((Int128)i))]);
        return ModelArray.Of(ElementType.Int64, positions.Shape, positions.Values());
    }

    /// <summary>
    /// The lanes of elements along an axis (or one lane of all), and the shape of what each lane becomes.
    /// </summary>
    public static (ModelValue[][] Lanes, long[] Shape) Lanes(ModelArray source, int? axis, bool keepsAxes = false)
    {
        if (axis is not { } given)
        {
            return ([source.Values()], keepsAxes ? [.. source.Shape.Select(_ => 1L)] : []);
        }

        var along = Along(source, given);
        var outer = source.Shape.Where((_, a) => a != along).ToArray();
        var lanes = ModelArray.Indices(outer).Select(index => Enumerable.Range(0, (int)source.Shape[along])
            .Select(i => source[[.. index[..along], i, .. index[along..]]]).ToArray());
        var kept = source.Shape.Select((extent, a) => a == along ? 1 : extent).ToArray();
        return ([.. lanes], keepsAxes ? kept : outer);
    }

    /// <summary>The order of sorting: NaN after everything else.</summary>
    public static Comparer<ModelValue> Ascending(ElementType type) => Comparer<ModelValue>.Create((x, y) =>
        (ModelFunctions.IsUnordered(type, x), ModelFunctions.IsUnordered(type, y)) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => -1,
            _ => ModelFunctions.Less(type, x, y) ? -1 : ModelFunctions.Less(type, y, x) ? 1 : 0,
        });

    /// <summary>The type of a reduction's result.</summary>
    public static ElementType ResultType(ReductionOperator reduction, ElementType type) => reduction switch
    {
        ReductionOperator.Sum or ReductionOperator.Product => Accumulator(type),
        ReductionOperator.Any or ReductionOperator.All => ElementType.Boolean,
        ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum => ElementType.Int64,
        _ => type,
    };

    private static ElementType Accumulator(ElementType type) => type.IsFloat()
        ? type
        : type.IsSignedInteger() || type == ElementType.Boolean ? ElementType.Int64 : ElementType.UInt64;

    private static ModelArray MapLanes(ModelArray source, int? axis, Func<ModelValue[], ModelValue[]> map)
    {
        if (axis is not { } given)
        {
            return ModelArray.Of(source.Type, [source.Count], map(source.Values()));
        }

        var along = Along(source, given);
        var result = ModelArray.Fresh(source.Type, source.Shape);
        var outer = source.Shape.Where((_, a) => a != along).ToArray();
        foreach (var (lane, index) in Lanes(source, axis).Lanes.Zip(ModelArray.Indices(outer)))
        {
            var mapped = map(lane);
            for (var i = 0; i < mapped.Length; i++)
            {
                result[[.. index[..along], i, .. index[along..]]] = mapped[i];
            }
        }

        return result;
    }

    // NumPy lets some functions take axis 0 of a 0-d array and refuses it in others.
    private static int Along(ModelArray source, int axis) => source.Rank == 0 && (axis is 0 or -1)
        ? throw new NotSupportedException("the model has no axis 0 of a 0-d array")
        : source.Axis(axis);

    private static bool HasIdentity(ReductionOperator reduction) => reduction
        is ReductionOperator.Sum or ReductionOperator.Product or ReductionOperator.Any or ReductionOperator.All;

    private static ModelValue Fold(
        ReductionOperator reduction, ElementType from, ElementType type, ModelValue[] lane) => reduction switch
        {
            ReductionOperator.Sum => lane.Select(v => ModelTypes.Cast(from, type, v))
                .Aggregate(default(ModelValue), (total, v) => Combine(reduction, type, total, v)),
            ReductionOperator.Product => lane.Select(v => ModelTypes.Cast(from, type, v))
                .Aggregate(new ModelValue(1, 1), (total, v) => Combine(reduction, type, total, v)),
            ReductionOperator.Any => ModelValue.Of(lane.Any(v => ModelTypes.IsTrue(from, v))),
            ReductionOperator.All => ModelValue.Of(lane.All(v => ModelTypes.IsTrue(from, v))),
            ReductionOperator.ArgMinimum => ModelValue.Of((Int128)FirstBest(from, lane, "minimum")),
            ReductionOperator.ArgMaximum => ModelValue.Of((Int128)FirstBest(from, lane, "maximum")),
            ReductionOperator.Minimum => lane[FirstBest(from, lane, "minimum")],
            _ => lane[FirstBest(from, lane, "maximum")],
        };

    private static int FirstBest(ElementType type, ModelValue[] lane, string function)
    {
        var best = 0;
        for (var i = 1; i < lane.Length && !ModelFunctions.IsUnordered(type, lane[best]); i++)
        {
            var isBetter = function == "minimum"
                ? ModelFunctions.Less(type, lane[i], lane[best])
                : ModelFunctions.Less(type, lane[best], lane[i]);
            best = isBetter || ModelFunctions.IsUnordered(type, lane[i]) ? i : best;
        }

        return best;
    }

    private static ModelValue Combine(ReductionOperator reduction, ElementType type, ModelValue total, ModelValue value)
    {
        var name = reduction == ReductionOperator.Sum ? "add" : "multiply";
        return ModelTypes.Fit(type, ModelFunctions.All[name].Evaluate(type, total, value));
    }
}
