using System.Collections;
using Cohort.Creation;

namespace Cohort.Joining;

/// <summary>Arrays put together from nested lists: the innermost along the last axis, and so on outwards.</summary>
internal static class Blocks
{
    /// <summary>The array that nested lists of arrays describe.</summary>
    /// <exception cref="ValueError">A list is empty, or lists are nested to several depths.</exception>
    public static NDArray Of(object arrays)
    {
        var (depth, rank) = Measured(arrays, "arrays");
        return Joined(arrays, 0, depth, Math.Max(depth, rank));
    }

    // Arrays of .NET numbers are arrays; what holds arrays or lists is a list.
    private static object[]? Items(object node) => node switch
    {
        NDArray or string => null,
        Array array when array.GetType().GetElementType() is { IsPrimitive: true } => null,
        Array { Rank: > 1 } => null,
        IEnumerable items => [.. items.Cast<object>()],
        _ => null,
    };

    private static (int Depth, int Rank) Measured(object node, string name)
    {
        if (Items(node) is not { } items)
        {
            return (0, ArrayFactory.FromObject(node).ndim);
        }

        if (items.Length == 0)
        {
            throw new ValueError($"List at {name} cannot be empty");
        }

        var (depth, rank) = Measured(items[0], $"{name}[0]");
        for (var i = 1; i < items.Length; i++)
        {
            var (other, own) = Measured(items[i], $"{name}[{i}]");
            if (other != depth)
            {
                var level = name.Count(letter => letter == '[');
                throw new ValueError($"List depths are mismatched. First element was at depth {level + depth + 1}, but "
                    + $"there is an element at depth {level + other + 1} ({name}[{i}])");
            }

            rank = Math.Max(rank, own);
        }

        return (depth + 1, rank);
    }

    private static NDArray Joined(object node, int level, int depth, int rank)
    {
        if (level < depth)
        {
            return np.concatenate(
                Array.ConvertAll(Items(node)!, item => Joined(item, level + 1, depth, rank)), level - depth);
        }

        var array = ArrayFactory.FromObject(node);
        array = depth == 0 ? ArrayFactory.Copy(array) : array;
        while (array.ndim < rank)
        {
            array = np.expand_dims(array, 0);
        }

        return array;
    }
}
