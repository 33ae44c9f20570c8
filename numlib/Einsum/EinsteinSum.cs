using System.Globalization;
using System.Runtime.CompilerServices;
using Cohort.Creation;
using Cohort.Reductions;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Typing;

namespace Cohort.Einsum;

/// <summary>Einstein sums: the choice of an order of steps, the steps, and NumPy's report of them.</summary>
internal static class EinsteinSum
{
    /// <summary>The sum.</summary>
    public static NDArray Of(Subscripts subscripts, object? optimize, ElementType? dtype, string casting)
    {
        var plan = new ContractionPlan(subscripts);
        var type = dtype ?? np.CommonType(subscripts.Operands);
        var terms = new List<Term>();
        foreach (var (array, labels) in subscripts.Operands.Zip(subscripts.Inputs))
        {
            Casting.CheckArray(array.Type, type, casting);
            terms.Add(new Term(array.Type == type ? array : ArrayFactory.Copy(array, type), labels));
        }

        foreach (var step in Path(plan, optimize is null or false ? "greedy" : optimize))
        {
            var taken = step.Order().Select(place => terms[place]).ToArray();
            terms = [.. terms.Where((_, place) => !step.Contains(place))];
            var kept = subscripts.Output + string.Concat(terms.Select(term => term.Labels));
            terms.Add(Contraction.Of(taken, kept));
        }

        return terms.Count == 1
            ? Contraction.Ordered(terms[0], subscripts.Output)
            : throw new RuntimeError($"Invalid einsum_path is specified: {terms.Count - 1} more operands has to be "
                + "contracted.");
    }

    /// <summary>
    /// The sum over the last axes of the products of two arrays alike, such as "ij,ij->i"; null for any other.
    /// </summary>
    public static NDArray? OfProducts(string text, NDArray[] operands)
    {
        if (text is null || operands is not [{ } a, { } b] || a.Type != b.Type || !HasProducts(a.Type)
            || a.ndim == 0 || !a.Layout.HasExtents(b.Layout.Extents))
        {
            return null;
        }

        var rank = a.ndim;
        var kept = text.Length - (2 * rank) - 3;
        if (kept < 0 || kept >= rank || text[rank] != ',' || text.AsSpan((2 * rank) + 1, 2) is not "->")
        {
            return null;
        }

        var labels = text.AsSpan(0, rank);
        var isAligned = labels.SequenceEqual(text.AsSpan(rank + 1, rank)) && labels.StartsWith(text.AsSpan()[^kept..]);
        return isAligned && AreDistinctLetters(labels)
            ? new Mapped(Function.Multiply, a.Type).Fold(
                ReductionOperator.Sum, a.Type, a, b, [.. Enumerable.Range(kept, rank - kept)])
            : null;
    }

    private static bool HasProducts(ElementType type) =>
        type.IsInteger() || type is ElementType.Single or ElementType.Double;

    private static bool AreDistinctLetters(ReadOnlySpan<char> labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (!char.IsAsciiLetter(labels[i]) || labels[..i].Contains(labels[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The order of steps, and a report of their costs.</summary>
    public static (EinsumPath Path, string Report) Explained(Subscripts subscripts, object? optimize)
    {
        var plan = new ContractionPlan(subscripts);
        var path = Path(plan, optimize);
        return (new EinsumPath(path), Report(subscripts, plan, path));
    }

    private static int[][] Path(ContractionPlan plan, object? optimize)
    {
        var (kind, limit) = optimize is ITuple { Length: 2 } pair && pair[0] is string strategy
            ? (strategy, Convert.ToDouble(pair[1], CultureInfo.InvariantCulture))
            : (optimize, plan.Inputs.Append(plan.Output).Max(plan.Size));
        var finder = new PathFinder(plan, limit);
        if (Given(kind) is { } given)
        {
            return given;
        }

        if (kind is null or false || plan.Inputs.Count < 3 || plan.Output.SetEquals(plan.Labels))
        {
            return finder.Whole;
        }

        return kind switch
        {
            true or "greedy" => finder.Greedy(),
            "optimal" => finder.Optimal(),
            string name => throw new KeyError($"Path name {name} not found"),
            _ => throw new TypeError($"Did not understand the path: {kind}"),
        };
    }

    private static int[][]? Given(object? optimize) => optimize switch
    {
        EinsumPath path => [.. path.Steps],
        int[][] steps => steps,
        object[] items when items is [EinsumPath.Marker, ..] => Array.ConvertAll(items[1..], Step),
        _ => null,
    };

    private static int[] Step(object step) => step switch
    {
        int[] places => places,
        ITuple places => [.. Enumerable.Range(0, places.Length).Select(i => (int)places[i]!)],
        _ => throw new TypeError($"Did not understand the path: {step}"),
    };

    private static string Report(Subscripts subscripts, ContractionPlan plan, int[][] path)
    {
        var (terms, names) = (plan.Inputs, subscripts.Inputs.ToList());
        var (costs, scales, sizes, lines) = (new List<double>(), new List<int>(), new List<double>(), "");
        foreach (var (step, number) in path.Select((step, number) => (step, number)))
        {
            var (result, walked, remaining) = plan.Contract(step, terms);
            costs.Add(plan.Cost(walked, walked.Except(result).Any(), step.Length));
            scales.Add(walked.Count);
            sizes.Add(plan.Size(result));
            var taken = step.OrderDescending().Select(place => names[place]).ToArray();
            names = [.. names.Where((_, place) => !step.Contains(place))];
            names.Add(number == path.Length - 1 ? subscripts.Output
                : new string([.. result.OrderBy(plan.Extent).ThenBy(label => label)]));
            terms = remaining;
            var (current, rest) = ($"{string.Join(',', taken)}->{names[^1]}",
                $"{string.Join(',', names)}->{subscripts.Output}");
            lines += $"\n{walked.Count,4}    {current,24} {rest,40}";
        }

        var labels = subscripts.Inputs.Sum(input => input.Distinct().Count());
        var naive = plan.Cost(plan.Labels, labels > plan.Labels.Count(), subscripts.Inputs.Length);
        var optimised = costs.Sum() + 1;
        var rule = new string('-', 74);
        return $"  Complete contraction:  {string.Join(',', subscripts.Inputs)}->{subscripts.Output}\n"
            + $"         Naive scaling:  {plan.Labels.Count()}\n"
            + $"     Optimized scaling:  {scales.Max()}\n"
            + $"      Naive FLOP count:  {Scientific(naive)}\n"
            + $"  Optimized FLOP count:  {Scientific(optimised)}\n"
            + $"   Theoretical speedup:  {(naive / optimised).ToString("F3", CultureInfo.InvariantCulture)}\n"
            + $"  Largest intermediate:  {Scientific(sizes.Max())} elements\n"
            + $"{rule}\n{"scaling",6} {"current",24} {"remaining",40}\n{rule}{lines}";
    }

    private static string Scientific(double number) =>
        number.ToString("0.000e+00", CultureInfo.InvariantCulture);
}
