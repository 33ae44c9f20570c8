using System.Collections;
using Cohort.Creation;

namespace Cohort;

/// <content>Changes of size.</content>
public partial class NDArray
{
    /// <summary>The flattened array without the elements at positions.</summary>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    public NDArray delete(IEnumerable indices) => np.delete(this, ArrayFactory.FromObject(indices));

    /// <summary>Changes the extents in place, with zeros for what is new.</summary>
    /// <exception cref="ValueError">The array is a view, or an extent is negative.</exception>
    public void resize(params long[] new_shape) => resize(new Shape(new_shape));

    /// <summary>Changes the extents in place, with zeros for what is new.</summary>
    /// <param name="new_shape">The new extents.</param>
    /// <param name="refcheck">Ignored: views of the array keep the elements they had.</param>
    /// <exception cref="ValueError">The array is a view, or an extent is negative.</exception>
    public void resize(Shape new_shape, bool refcheck = true)
    {
        ThrowIfDisposed();
        if (_base is not null)
        {
            throw new ValueError("cannot resize this array: it does not own its data");
        }

        if (Array.Exists(new_shape.Dimensions, extent => extent < 0))
        {
            throw new ValueError("negative dimensions not allowed");
        }

        var resized = np.zeros(new_shape, dtype);
        var flat = resized.reshape(-1);
        var kept = Math.Min(flat.size, size);
        var old = np.ravel(this);
        ArrayFactory.Store(flat.ViewOf(flat.Layout.Slice(0, 0, kept)), old.ViewOf(old.Layout.Slice(0, 0, kept)));
        Become(resized);
        _base = null;
    }
}
