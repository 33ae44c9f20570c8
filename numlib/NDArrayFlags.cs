using System.Text;

namespace Cohort;

/// <summary>How the elements of an array lie in memory, and whether they may be set.</summary>
public sealed class NDArrayFlags : IEquatable<NDArrayFlags>
{
    private readonly NDArray _array;

    internal NDArrayFlags(NDArray array) => _array = array;

    /// <summary>Row-major, one run.</summary>
    public bool c_contiguous => Has(ArrayFlags.C_CONTIGUOUS);

    /// <summary>Row-major, one run.</summary>
    public bool contiguous => c_contiguous;

    /// <summary>Column-major, one run.</summary>
    public bool f_contiguous => Has(ArrayFlags.F_CONTIGUOUS);

    /// <summary>Column-major, one run.</summary>
    public bool fortran => f_contiguous;

    /// <summary>Not a view of another array.</summary>
    public bool owndata => _array.@base is null;

    /// <summary>Elements lie at multiples of their size: always.</summary>
    public bool aligned => true;

    /// <summary>Never: results are written where they belong.</summary>
    public bool writebackifcopy => false;

    /// <summary>Whether elements may be set.</summary>
    /// <exception cref="ValueError">The array repeats elements, or its base is read-only, and cannot be made
    /// writeable.</exception>
    public bool writeable
    {
        get => Has(ArrayFlags.WRITEABLE);
        set
        {
            if (value && (Has(ArrayFlags.BROADCASTED) || _array.@base is { ReadOnly: true }))
            {
                throw new ValueError("cannot set WRITEABLE flag to True of this array");
            }

            _array.ReadOnly = !value;
        }
    }

    /// <summary>Aligned and writeable.</summary>
    public bool behaved => aligned && writeable;

    /// <summary>Behaved and row-major.</summary>
    public bool carray => behaved && c_contiguous;

    /// <summary>Behaved and column-major but not row-major.</summary>
    public bool farray => behaved && fnc;

    /// <summary>Column-major but not row-major.</summary>
    public bool fnc => f_contiguous && !c_contiguous;

    /// <summary>Row-major or column-major.</summary>
    public bool forc => f_contiguous || c_contiguous;

    /// <summary>The flags as the bits of <see cref="ArrayFlags"/>.</summary>
    public int num => (int)_array.Shape.Flags & ~(int)(ArrayFlags.BROADCASTED | ArrayFlags.OWNDATA)
        | (owndata ? (int)ArrayFlags.OWNDATA : 0);

    /// <summary>A flag by NumPy's long or short name, such as "WRITEABLE" or "W".</summary>
    /// <exception cref="KeyError">There is no such flag, or it cannot be set.</exception>
    public bool this[string key]
    {
        get => key switch
        {
            "C_CONTIGUOUS" or "C" or "CONTIGUOUS" => c_contiguous,
            "F_CONTIGUOUS" or "F" or "FORTRAN" => f_contiguous,
            "OWNDATA" or "O" => owndata,
            "WRITEABLE" or "W" => writeable,
            "ALIGNED" or "A" => aligned,
            "WRITEBACKIFCOPY" or "X" => writebackifcopy,
            "BEHAVED" or "B" => behaved,
            "CARRAY" or "CA" => carray,
            "FARRAY" or "FA" => farray,
            "FNC" => fnc,
            "FORC" => forc,
            _ => throw new KeyError("Unknown flag"),
        };
        set => writeable = key is "WRITEABLE" or "W" ? value : throw new KeyError("Unknown flag");
    }

    /// <summary>The same flags.</summary>
    public static bool operator ==(NDArrayFlags? left, NDArrayFlags? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Different flags.</summary>
    public static bool operator !=(NDArrayFlags? left, NDArrayFlags? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(NDArrayFlags? other) => other is not null && num == other.num;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NDArrayFlags);

    /// <inheritdoc/>
    public override int GetHashCode() => num;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var key in (string[])["C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED",
            "WRITEBACKIFCOPY"])
        {
            text.Append("  ").Append(key).Append(" : ").Append(this[key]).Append('\n');
        }

        return text.ToString();
    }

    private bool Has(ArrayFlags flag) => (_array.Shape.Flags & flag) != 0;
}
