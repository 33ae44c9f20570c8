using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>Texts in arrays of characters, and functions of NumSharp for several indices at once.</content>
public partial class NDArray
{
    /// <summary>The text of a row of characters.</summary>
    /// <param name="indices">The indices of all axes but the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not point to a row of characters.</exception>
    public string GetString(params long[] indices) => AsString(Text(nameof(GetString), indices));

    /// <summary>The text of the row in which an element is, counted in row-major order.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public string GetStringAt(long offset) => GetString(RowOf(offset));

    /// <summary>Replaces the beginning of a row of characters by a text; what is too long is cut.</summary>
    /// <param name="value">The text.</param>
    /// <param name="indices">The indices of all axes but the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">They do not point to a row of characters.</exception>
    public void SetString(string value, params long[] indices)
    {
        ArgumentNullException.ThrowIfNull(value);
        var row = Text(nameof(SetString), indices);
        var length = (int)Math.Min(value.Length, row.size);
        if (length > 0)
        {
            ArrayFactory.Store(row.ViewOf(row.Layout.Slice(0, 0, length)), np.array(value[..length]));
        }
    }

    /// <summary>Replaces the beginning of the row in which an element is, counted in row-major order.</summary>
    /// <exception cref="IndexError">There is no such element.</exception>
    public void SetStringAt(string value, long offset) => SetString(value, RowOf(offset));

    /// <summary>The elements at arrays of indices.</summary>
    /// <param name="out">Where to store them, or null.</param>
    /// <param name="indices">An array of indices for each of the first axes.</param>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public NDArray GetIndices(NDArray? @out, NDArray[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var found = this[[.. indices]];
        if (@out is null)
        {
            return found;
        }

        ArrayFactory.Store(@out, found);
        return @out;
    }

    /// <summary>Replaces the elements at arrays of indices.</summary>
    /// <exception cref="IndexError">An index is out of bounds, or there are too many.</exception>
    public void SetIndices(NDArray values, NDArray[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        this[[.. indices]] = values;
    }

    /// <summary>Moves and scales each column of a matrix to [0, 1], in place.</summary>
    /// <exception cref="NotSupportedException">The array has other than two axes.</exception>
    [Obsolete("Compute (x - np.min(x, 0)) / np.ptp(x, 0) instead.")]
    public void Normalize()
    {
        if (ndim != 2)
        {
            throw new NotSupportedException("Normalize is for matrices.");
        }

        var least = np.min(this, 0);
        ArrayFactory.Store(this, (this - least) / (np.max(this, 0) - least));
    }

    private NDArray Text(string name, long[] indices)
    {
        if (_type != ElementType.Char || indices.Length != ndim - 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(indices), $"{name} can only accept coordinates that point to a vector of chars.");
        }

        return GetData(indices);
    }

    private long[] RowOf(long offset)
    {
        if (offset < 0 || offset >= size)
        {
            throw new IndexError($"index {offset} is out of bounds for size {size}");
        }

        return ndim < 2 ? [] : new Shape(shape).GetCoordinates(offset)[..^1];
    }
}
