using System.Runtime.CompilerServices;
using Cohort.Creation;

namespace Cohort.Joining;

/// <summary>Matrices put together from matrices, as NumPy's bmat does.</summary>
internal static class Matrix
{
    private static readonly char[] Separators = [',', ' ', '\t', '\n', '\r'];

    /// <summary>An array of at most two axes as a matrix.</summary>
    public static NDArray Of(NDArray array) => np.Given(array).ndim <= 2
        ? np.atleast_2d(array)
        : throw new ValueError("matrix must be 2-dimensional");

    /// <summary>The matrix of rows of blocks.</summary>
    public static NDArray OfRows(IEnumerable<NDArray[]> rows) => Of(np.concatenate(
        [.. rows.Select(row => np.concatenate(Array.ConvertAll(row, Of), -1))], 0));

    /// <summary>The matrix of a tuple of blocks, or of rows of them.</summary>
    public static NDArray Of(ITuple tuple)
    {
        ArgumentNullException.ThrowIfNull(tuple);
        object[] items = [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i]!)];
        return Array.Exists(items, item => item is NDArray)
            ? OfRows([Array.ConvertAll(items, ArrayFactory.FromObject)])
            : OfRows(items.Select(Row));
    }

    /// <summary>
    /// The matrix that a text describes by names: rows apart by semicolons, blocks by commas or spaces.
    /// </summary>
    /// <exception cref="NameError">A name is not known.</exception>
    public static NDArray Of(string text, IDictionary<string, NDArray> local, IDictionary<string, NDArray>? global) =>
        OfRows((text ?? throw new ArgumentNullException(nameof(text))).Split(';').Select(row => row.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            .Select(names => Array.ConvertAll(names, name => Named(name, local, global))));

    private static NDArray Named(
        string name, IDictionary<string, NDArray> local, IDictionary<string, NDArray>? global) =>
        (local ?? throw new ArgumentNullException(nameof(local))).TryGetValue(name, out var found) || (global?.TryGetValue(name, out found) ?? false)
            ? found!
            : throw new NameError($"name '{name}' is not defined");

    private static NDArray[] Row(object row) => row switch
    {
        NDArray[] blocks => blocks,
        ITuple blocks => [.. Enumerable.Range(0, blocks.Length).Select(i => ArrayFactory.FromObject(blocks[i]!))],
        _ => [ArrayFactory.FromObject(row)],
    };
}
