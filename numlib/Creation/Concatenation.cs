using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Creation;

/// <summary>Joins arrays, numbers and ranges as NumPy's r_ and c_ do.</summary>
/// <param name="axis">The axis along which they are joined.</param>
/// <param name="leastAxes">How many axes each gets at least.</param>
/// <param name="place">Where the own axes come among those; -1 for the end.</param>
internal sealed class Concatenation(int axis, int leastAxes, int place)
{
    /// <summary>The joined array.</summary>
    /// <exception cref="ValueError">A directive is unknown or not first, or the arrays do not fit together.</exception>
    public NDArray Of(object[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > 0 && key[0] is string directive && !GridRange.Is(directive))
        {
            return directive is "r" or "c"
                ? Matrix(new Concatenation(axis, leastAxes, place).Of(key[1..]), directive == "c")
                : Directed(directive).Of(key[1..]);
        }

        if (key.Length == 0)
        {
            throw new ValueError("need at least one array to concatenate");
        }

        var parts = Array.ConvertAll(key, Part);
        var type = np.result_type(parts).ToElementType();
        return np.concatenate(Array.ConvertAll(parts, part => Placed(part).astype(type.Code(), false)), axis);
    }

    private static NDArray Matrix(NDArray joined, bool isColumn)
    {
        var rows = np.atleast_2d(joined);
        return isColumn && joined.ndim < 2 ? rows.T : rows;
    }

    private static NDArray Part(object term)
    {
        if (GridRange.Is(term))
        {
            var range = GridRange.Parse(term);
            return range.Values(range.IsWhole ? ElementType.Int64 : ElementType.Double);
        }

        return term is string text
            ? throw new ValueError($"special directives must be the first entry: '{text}'.")
            : ArrayFactory.AsOperand(term);
    }

    private static Concatenation Directed(string directive)
    {
        var numbers = new List<int>();
        foreach (var part in directive.Split(','))
        {
            var text = part.Trim();
            numbers.Add(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ValueError($"unknown special directive '{directive}'"));
        }

        return numbers.Count <= 3
            ? new Concatenation(numbers[0], numbers.Count > 1 ? numbers[1] : 1, numbers.Count > 2 ? numbers[2] : -1)
            : throw new ValueError($"unknown special directive '{directive}'");
    }

    // New axes come before the own ones, unless the place says otherwise.
    private NDArray Placed(NDArray part)
    {
        var missing = leastAxes - part.ndim;
        if (missing <= 0)
        {
            return part;
        }

        var own = part.ndim;
        var before = place < 0 ? place + missing + 1 : Math.Min(place, missing);
        long[] extents =
        [
            .. Enumerable.Repeat(1L, before), .. part.Layout.Extents[..own], .. Enumerable.Repeat(1L, missing - before),
        ];
        return part.reshape(new Shape(extents));
    }
}
