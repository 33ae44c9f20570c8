using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Sets, orders, and arrays of indices.</summary>
public static class SetCalls
{
    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new(
        [.. Sets(), .. Changes(), .. Places(), .. Indices()]);

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Sets() => new()
    {
        ["intersect1d"] = Of((x, y) => np.intersect1d(x, y)),
        ["intersect1d unique"] = Of((x, y) => np.intersect1d(x, y, true)),
        ["intersect1d indices"] = a => np.intersect1d(a[0], a[1], return_indices: true),
        ["union1d"] = Of(np.union1d),
        ["setdiff1d"] = Of((x, y) => np.setdiff1d(x, y)),
        ["setdiff1d unique"] = Of((x, y) => np.setdiff1d(x, y, true)),
        ["setxor1d"] = Of((x, y) => np.setxor1d(x, y)),
        ["isin"] = Of((x, y) => np.isin(x, y)),
        ["isin invert"] = Of((x, y) => np.isin(x, y, invert: true)),
        ["in1d"] = Of((x, y) => np.in1d(x, y)),
        ["unique_all"] = a => np.unique_all(a[0]),
        ["unique_counts"] = a => np.unique_counts(a[0]),
        ["unique_inverse"] = a => np.unique_inverse(a[0]),
        ["unique_values"] = Of(np.unique_values),
        ["unique axis 0"] = a => np.unique(a[0], true, true, true, axis: 0),
        ["unique axis 1"] = a => np.unique(a[0], true, true, true, axis: 1),
        ["lexsort"] = Of(keys => np.lexsort(keys)),
        ["lexsort axis"] = Of(keys => np.lexsort(keys, axis: 0)),
        ["lexsort keys"] = a => [np.lexsort(a)],
        ["sort_complex"] = Of(np.sort_complex),
        ["trim_zeros"] = Of(a => np.trim_zeros(a)),
        ["trim_zeros f"] = Of(a => np.trim_zeros(a, "f")),
        ["trim_zeros b"] = Of(a => np.trim_zeros(a, "b")),
    };

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Places()
    {
        foreach (var at in new[] { 1, -2, 6 })
        {
            yield return new($"insert {at}", Of((a, values) => np.insert(a, at, values)));
        }

        foreach (var at in new[] { 0, -1, 3 })
        {
            yield return new($"delete {at}", Of(a => np.delete(a, at)));
        }

        foreach (var order in "CF")
        {
            yield return new($"ravel_multi_index {order}",
                a => [np.ravel_multi_index([a[0], a[1]], [5, 7], order: order)]);
            yield return new($"unravel_index {order}", a => np.unravel_index(a[0], [5, 7], order));
        }
    }

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Changes() => new()
    {
        ["insert axis 0"] = Of((m, values) => np.insert(m, 1, values, 0)),
        ["insert axis 1"] = Of((m, values) => np.insert(m, 1L, values, 1)),
        ["insert axis list"] = Of((m, values) => np.insert(m, new[] { 1 }, values, 1)),
        ["insert many"] = Of((m, values) => np.insert(m, new[] { 2, 0, 2 }, values, 1)),
        ["insert many flat"] = Of((m, values) => np.insert(m, new[] { 2L, 2, -1 }, values)),
        ["insert slice"] = Of((a, values) => np.insert(a, new Slice(1, 5, 2), values)),
        ["insert array"] = Of((a, at, value) => np.insert(a, at, (object)value)),
        ["delete axis"] = Of(m => np.delete(m, 1L, 1)),
        ["delete many"] = Of(m => np.delete(m, new[] { 0, -1, 0 }, 1)),
        ["delete slice"] = Of(m => np.delete(m, new Slice(null, null, 2), 1)),
        ["delete mask"] = Of((a, mask) => np.delete(a, mask.ToArray<bool>())),
        ["delete array"] = Of((a, at) => np.delete(a, at)),
        ["resize (4,)"] = Of(m => np.resize(m, 4)),
        ["resize (3, 5)"] = Of(m => np.resize(m, (3, 5))),
        ["resize (2, 2)"] = Of(m => np.resize(m, (2, 2))),
        ["resize (0, 3)"] = Of(m => np.resize(m, (0, 3))),
    };

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Indices() => new()
    {
        ["fill_diagonal"] = Of((m, value) => Filled(m, value, false)),
        ["fill_diagonal wrap"] = Of((m, value) => Filled(m, value, true)),
        ["diag_indices"] = a => np.diag_indices_from(a[0]),
        ["tril_indices"] = a => np.tril_indices_from(a[0], 1),
        ["triu_indices"] = a => np.triu_indices_from(a[0], -1),
        ["mask_indices"] = a => np.mask_indices(4, np.triu, 1),
        ["ix_"] = a => np.ix_(a),
        ["ravel_multi_index modes"] = a => [np.ravel_multi_index([a[0], a[1]], [5, 7], ["wrap", "clip"])],
        ["put_along_axis"] = Of((m, at, values) => Put(m, at, values)),
    };

    // In a copy that lies as the operand does.
    private static NDArray Filled(NDArray m, NDArray value, bool wrap)
    {
        var result = m.copy('K');
        np.fill_diagonal(result, value, wrap);
        return result;
    }

    private static NDArray Put(NDArray m, NDArray at, NDArray values)
    {
        var result = m.copy('K');
        np.put_along_axis(result, at, values, 1);
        return result;
    }
}
