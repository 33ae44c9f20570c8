using Cohort.Creation;
using Cohort.Typing;

namespace Cohort;

/// <content>Functions of the program applied to parts of arrays.</content>
public static partial class np
{
    /// <summary>What a function gives for each line along an axis, in place of the line.</summary>
    /// <param name="func1d">The function: it gets a vector and gives an array, of the same shape each time.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="arr">The array.</param>
    /// <exception cref="ValueError">There are no lines.</exception>
    /// <remarks>Evaluated on the host: the function is called for each line.</remarks>
    public static NDArray apply_along_axis(Func<NDArray, NDArray> func1d, int axis, NDArray arr)
    {
        ArgumentNullException.ThrowIfNull(func1d);
        var along = Axes.Normalize(axis, Given(arr).ndim);
        var lines = moveaxis(arr, along, -1);
        var outer = lines.Layout.Extents[..^1].ToArray();
        var flat = Reshaped(lines, [Runtime.Geometry.Layout.Product(outer), arr.Layout.Extents[along]]);
        if (flat.Layout.Extents[0] == 0)
        {
            throw new ValueError("Cannot apply_along_axis when any iteration dimensions are 0");
        }

        var results = stack(Array.ConvertAll(unstack(flat), line => Answer(func1d(line))));
        var shaped = Reshaped(results, [.. outer, .. results.Layout.Extents[1..]]);
        int[] added = [.. Enumerable.Range(outer.Length, results.ndim - 1)];
        return added.Length == 0
            ? shaped
            : moveaxis(shaped, added, [.. Enumerable.Range(along, added.Length)]);
    }

    /// <summary>What a function gives that is applied along several axes, one after the other.</summary>
    /// <param name="func">The function of an array and an axis; its result keeps the axis, or lacks it.</param>
    /// <param name="a">The array.</param>
    /// <param name="axes">The axes.</param>
    /// <exception cref="ValueError">The function gives an array of another number of axes.</exception>
    public static NDArray apply_over_axes(Func<NDArray, int, NDArray> func, NDArray a, params int[] axes)
    {
        ArgumentNullException.ThrowIfNull(func);
        ArgumentNullException.ThrowIfNull(axes);
        var result = Given(a);
        foreach (var axis in axes)
        {
            var along = Axes.Normalize(axis, a.ndim);
            var next = Answer(func(result, along));
            next = next.ndim == result.ndim - 1 ? expand_dims(next, along) : next;
            result = next.ndim == result.ndim ? next
                : throw new ValueError("function is not returning an array of the correct shape");
        }

        return result;
    }

    private static NDArray Answer(NDArray? answer) =>
        answer ?? throw new ValueError("the function has to give an array, and gave null");

    /// <summary>For each element, what the function beside the last condition that holds gives.</summary>
    /// <param name="x">The elements.</param>
    /// <param name="condlist">The conditions, masks of the shape of the elements.</param>
    /// <param name="funclist">
    /// A function of the selected elements (<c>Func&lt;NDArray, NDArray&gt;</c>) or a number for each condition, and
    /// perhaps one more for all other elements, which are 0 else.
    /// </param>
    /// <exception cref="ValueError">There are not as many functions as conditions, nor one more.</exception>
    public static NDArray piecewise(NDArray x, NDArray[] condlist, object[] funclist)
    {
        var conditions = Given(condlist).ToList();
        if (Given(funclist).Length == conditions.Count + 1)
        {
            conditions.Add(conditions.Count == 0
                ? ones_like(x, typeof(bool))
                : ~conditions.Aggregate((one, other) => one | other));
        }
        else if (funclist.Length != conditions.Count)
        {
            throw new ValueError($"with {condlist.Length} condition(s), either {condlist.Length} or "
                + $"{condlist.Length + 1} functions are expected");
        }

        var result = zeros_like(x);
        foreach (var (condition, function) in conditions.Zip(funclist))
        {
            result[condition] = function is Func<NDArray, NDArray> call
                ? call(x[condition])
                : ArrayFactory.FromObject(function);
        }

        return result;
    }
}
