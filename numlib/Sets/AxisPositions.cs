using Cohort.Creation;
using Cohort.Runtime.Elements;

namespace Cohort.Sets;

/// <summary>The positions of an axis that the argument <c>obj</c> of insert and delete means.</summary>
internal static class AxisPositions
{
    /// <summary>Integers, or the places where a mask is true.</summary>
    /// <param name="obj">The integers or the mask, of at most one axis.</param>
    /// <param name="user">The function, for messages.</param>
    public static Func<long, long[]> Of(NDArray obj, string user) => extent =>
    {
        if (np.Given(obj).Type != ElementType.Boolean)
        {
            return obj.ndim > 1
                ? throw new ValueError($"index array argument obj to {user} must be one dimensional or scalar")
                : obj.size > 0 && !obj.Type.IsInteger() ? throw NoIndex()
                : HostContent.Read<long>(obj);
        }

        var isWrong = obj.ndim != 1 || (user == nameof(np.delete) && obj.size != extent);
        return !isWrong ? HostContent.Read<long>(np.flatnonzero(obj))
            : throw new ValueError(user == nameof(np.delete)
                ? $"boolean array argument obj to delete must be one dimensional and match the axis length of {extent}"
                : $"boolean array argument obj to {user} must be one dimensional");
    };

    /// <summary>The positions that a slice selects.</summary>
    public static Func<long, long[]> Of(Slice slice) => extent =>
    {
        ArgumentNullException.ThrowIfNull(slice);
        var range = slice.ToSliceDef(extent);
        var count = checked((int)Math.Max(range.Count, 0));
        return [.. Enumerable.Range(0, count).Select(i => range.Start + (i * range.Step))];
    };

    private static IndexError NoIndex() =>
        new("arrays used as indices must be of integer (or boolean) type");
}
