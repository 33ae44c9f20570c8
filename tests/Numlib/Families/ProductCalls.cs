using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Einstein sums, other products, and arrays put together from others.</summary>
public static class ProductCalls
{
    private static readonly string[] Sums =
    [
        "ij,jk->ik", "ij,jk", "ji", "ij->", "ij->j", "ii->i", "ii", "i,j->ij", "i,i", "ij,j->i", "bij,bjk->bik",
        "bi,bi->b", "bij,bj->bi", "ij,jk,kl->il", "ij,jk,kl->", "...j,j->...", "...ij,...jk->...ik", "i...->...",
        "ij,ij->ij", "ij,ij->ji", "iij->j", "ij,kj,lj->ikl", ",ij->ij", "ij,k->i", "ea,fb,abcd,gc,hd->efgh",
    ];

    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new(
        [.. Einstein(), .. Assembled(), .. Vectors()]);

    private static IEnumerable<KeyValuePair<string, Func<NDArray[], NDArray[]>>> Einstein()
    {
        foreach (var subscripts in Sums)
        {
            yield return new($"einsum {subscripts}", a => [np.einsum(subscripts, a)]);
        }

        yield return new("einsum lists", a =>
            [np.einsum(a[0], new[] { 0, 1 }, a[1], new[] { 1, 2 }, new[] { 2, 0 })]);
    }

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Assembled() => new()
    {
        ["kron"] = Of(np.kron),
        ["block rows"] = a => [np.block(a)],
        ["block grid"] = a => [np.block(new NDArray[][] { [a[0], a[1]], [a[2], a[3]] })],
        ["block deep"] = a => [np.block(new NDArray[][][] { [[a[0]]], [[a[1]]] })],
        ["bmat"] = a => [np.bmat(((a[0], a[1]), (a[2], a[3])))],
        ["bmat text"] = a => [np.bmat("a b; b a", new Dictionary<string, NDArray> { ["a"] = a[0], ["b"] = a[1] })],
    };

    private static Dictionary<string, Func<NDArray[], NDArray[]>> Vectors() => new()
    {
        ["cross"] = Of((x, y) => np.cross(x, y)),
        ["cross axis"] = Of((x, y) => np.cross(x, y, axis: 0)),
        ["cross axes"] = Of((x, y) => np.cross(x, y, 0, 1, 0)),
        ["vecdot"] = Of((x, y) => np.vecdot(x, y)),
        ["vecdot axis"] = Of((x, y) => np.vecdot(x, y, axis: 0, keepdims: true)),
        ["matvec"] = Of((x, y) => np.matvec(x, y)),
        ["matvec axes"] = Of((x, y) => np.matvec(x, y, axes: [[1, 0], [1], [0]])),
        ["vecmat"] = Of((x, y) => np.vecmat(x, y)),
    };
}
