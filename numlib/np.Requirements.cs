using System.Globalization;
using Cohort.Backends.Unmanaged;
using Cohort.Creation;
using Cohort.Indexing;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <content>Arrays that have to be of some kind, and single values.</content>
public static partial class np
{
    private static readonly Dictionary<string, char> Requirements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["C"] = 'C',
        ["C_CONTIGUOUS"] = 'C',
        ["CONTIGUOUS"] = 'C',
        ["F"] = 'F',
        ["F_CONTIGUOUS"] = 'F',
        ["FORTRAN"] = 'F',
        ["A"] = 'A',
        ["ALIGNED"] = 'A',
        ["W"] = 'W',
        ["WRITEABLE"] = 'W',
        ["O"] = 'O',
        ["OWNDATA"] = 'O',
        ["E"] = 'E',
        ["ENSUREARRAY"] = 'E',
    };

    /// <summary>The array, or a converted copy, when all elements are finite.</summary>
    /// <exception cref="ValueError">An element is infinite or NaN.</exception>
    /// <remarks>Waits for the elements.</remarks>
    public static NDArray asarray_chkfinite(NDArray a, Type? dtype = null, char order = 'K')
    {
        var array = asarray(a, dtype, order);
        var mayBeOther = array.Type.IsFloat() || array.Type == ElementType.Complex;
        return !mayBeOther || (bool)all(isfinite(array)) ? array
            : throw new ValueError("array must not contain infs or NaNs");
    }

    /// <inheritdoc cref="asarray_chkfinite(NDArray, Type, char)"/>
    public static NDArray asarray_chkfinite(NDArray a, NPTypeCode dtype, char order = 'K') =>
        asarray_chkfinite(a, dtype.AsType(), order);

    /// <inheritdoc cref="asarray_chkfinite(NDArray, Type, char)"/>
    public static NDArray asarray_chkfinite(NDArray a, string dtype, char order = 'K') =>
        asarray_chkfinite(a, DType.From(dtype).type, order);

    /// <summary>The array as a matrix: a view of two axes, or a converted copy.</summary>
    /// <exception cref="ValueError">The array has more than two axes longer than one.</exception>
    public static NDArray asmatrix(NDArray data, Type? dtype = null)
    {
        var array = asarray(data, dtype);
        var extents = array.ndim > 2 ? Array.FindAll(array.shape, extent => extent > 1) : array.shape;
        return extents.Length switch
        {
            0 => array.reshape(1, 1),
            1 => array.reshape(1, extents[0]),
            2 => array.reshape(extents),
            _ => throw new ValueError("shape too large to be a matrix."),
        };
    }

    /// <inheritdoc cref="asmatrix(NDArray, Type)"/>
    public static NDArray asmatrix(NDArray data, NPTypeCode dtype) => asmatrix(data, dtype.AsType());

    /// <inheritdoc cref="asmatrix(NDArray, Type)"/>
    public static NDArray asmatrix(NDArray data, string dtype) => asmatrix(data, DType.From(dtype).type);

    /// <summary>The matrix that a text gives: numbers with blanks or commas between, rows with semicolons.</summary>
    /// <param name="data">The text; brackets around it do not matter.</param>
    /// <param name="dtype">The type; int64 by default when all numbers are integers, else float64.</param>
    /// <exception cref="ValueError">Rows differ in length, or something is no number.</exception>
    public static NDArray asmatrix(string data, Type? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = Array.ConvertAll(data.Trim().Trim('[', ']').Split(';'), row => row.Split(
            [' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        if (Array.Exists(rows, row => row.Length != rows[0].Length))
        {
            throw new ValueError("Rows not the same size.");
        }

        var texts = rows.SelectMany(row => row).ToArray();
        var areIntegers = texts.Length > 0
            && Array.TrueForAll(texts, text => long.TryParse(text, CultureInfo.InvariantCulture, out _));
        var type = TypeOrDouble(dtype ?? (areIntegers ? int64 : float64));
        var column = IO.Text.ElementColumn.Of(type);
        foreach (var text in texts)
        {
            if (!column.TryAdd(text.AsSpan()))
            {
                throw new ValueError($"malformed node or string: '{text}' is no {type.Name()}");
            }
        }

        return column.ToArray(rows.Length, rows[0].Length);
    }

    /// <inheritdoc cref="asmatrix(string, Type)"/>
    public static NDArray asmatrix(string data, NPTypeCode dtype) => asmatrix(data, dtype.AsType());

    /// <summary>The only element of an array.</summary>
    /// <exception cref="IncorrectSizeException">There are more or fewer.</exception>
    [Obsolete("Use nd.item() instead.")]
    public static object asscalar(NDArray nd) => Given(nd).size == 1 ? nd.item() : throw NotOne();

    /// <inheritdoc cref="asscalar(NDArray)"/>
    [Obsolete("Use nd.item() instead.")]
    public static object asscalar(Array arr)
    {
        ArgumentNullException.ThrowIfNull(arr);
        return arr.Length == 1 ? arr.GetValue(new int[arr.Rank])! : throw NotOne();
    }

    /// <summary>The only element of an array, converted.</summary>
    /// <exception cref="IncorrectSizeException">There are more or fewer.</exception>
    [Obsolete("Use nd.item<T>() instead.")]
    public static T asscalar<T>(NDArray nd)
        where T : unmanaged => Given(nd).size == 1 ? HostContent.Read<T>(nd)[0] : throw NotOne();

    /// <inheritdoc cref="asscalar{T}(NDArray)"/>
    [Obsolete("Use nd.item<T>() instead.")]
    public static T asscalar<T>(Array arr)
        where T : unmanaged => asscalar<T>(array(arr));

    /// <inheritdoc cref="asscalar{T}(NDArray)"/>
    [Obsolete("Use arr[0] instead.")]
    public static T asscalar<T>(ArraySlice<T> arr)
        where T : unmanaged => arr.Count == 1 ? arr[0] : throw NotOne();

    /// <inheritdoc cref="asscalar{T}(NDArray)"/>
    [Obsolete("Use arr.GetIndex<T>(0) instead.")]
    public static T asscalar<T>(IArraySlice arr)
        where T : unmanaged => (arr ?? throw new ArgumentNullException(nameof(arr))).Count == 1
            ? WideScalars.Convert<T>(arr.GetIndex(0))
            : throw NotOne();

    /// <summary>The array, or a copy that meets requirements.</summary>
    /// <param name="a">The array.</param>
    /// <param name="dtype">The element type; null for that of the array.</param>
    /// <param name="requirements">
    /// "C" or "F" for an order, "O" for memory of its own, "W" for elements that may be set; "A" and "E" always hold.
    /// </param>
    /// <param name="like">Ignored.</param>
    /// <exception cref="ValueError">Both orders are wanted, or a requirement is unknown.</exception>
    public static NDArray require(
        NDArray a, Type? dtype = null, string[]? requirements = null, NDArray? like = null)
    {
        var wanted = (requirements ?? []).Select(name => Requirements.TryGetValue(name, out var one) ? one
            : throw new ValueError($"Cannot understand requirement '{name}'")).ToHashSet();
        if (wanted.Contains('C') && wanted.Contains('F'))
        {
            throw new ValueError("Cannot specify both \"C\" and \"F\" order");
        }

        var array = asarray(Given(a), dtype);
        var order = wanted.Contains('F') ? 'F' : wanted.Contains('C') ? 'C' : 'K';
        var flags = array.flags;
        var needsCopy = (order == 'F' && !flags.f_contiguous) || (order == 'C' && !flags.c_contiguous)
            || (wanted.Contains('O') && !flags.owndata) || (wanted.Contains('W') && !flags.writeable);
        return needsCopy ? ArrayFactory.Copy(array, order) : array;
    }

    /// <inheritdoc cref="require(NDArray, Type, string[], NDArray)"/>
    public static NDArray require(NDArray a, Type? dtype, string requirements) =>
        require(a, dtype, Letters(requirements));

    /// <inheritdoc cref="require(NDArray, Type, string[], NDArray)"/>
    public static NDArray require(NDArray a, NPTypeCode dtype, string[]? requirements = null) =>
        require(a, dtype.AsType(), requirements);

    /// <inheritdoc cref="require(NDArray, Type, string[], NDArray)"/>
    public static NDArray require(NDArray a, NPTypeCode dtype, string requirements) =>
        require(a, dtype.AsType(), Letters(requirements));

    /// <inheritdoc cref="require(NDArray, Type, string[], NDArray)"/>
    public static NDArray require(NDArray a, string dtype, string[]? requirements = null) =>
        require(a, DType.From(dtype).type, requirements);

    /// <inheritdoc cref="require(NDArray, Type, string[], NDArray)"/>
    public static NDArray require(NDArray a, string dtype, string requirements) =>
        require(a, DType.From(dtype).type, Letters(requirements));

    /// <summary>An array over a .NET array's memory, live both ways, or one of zeros.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dtype">The element type; float32 by default, as in NumSharp. Elements of another type are
    /// converted, and so copied.</param>
    /// <param name="buffer">The elements, or null.</param>
    /// <param name="order">'F' for columns one after the other, 'C' for rows.</param>
    /// <exception cref="ArgumentException">The number of elements does not fit the shape.</exception>
    public static NDArray ndarray(Shape shape, Type? dtype = null, Array? buffer = null, char order = 'F')
    {
        var type = dtype ?? typeof(float);
        if (buffer is null)
        {
            return zeros(shape, order, type);
        }

        if (buffer.LongLength != shape.Size)
        {
            throw new ArgumentException("values.Length does not match shape.Size", nameof(buffer));
        }

        var flat = array(buffer, copy: false).ravel().astype(type, copy: false);
        return order is 'F' or 'f' ? flat.reshape([.. shape.Dimensions.Reverse()]).T : flat.reshape(shape);
    }

    /// <summary>Limits the threads on which the CPU devices of the current session work from now on.</summary>
    /// <param name="enabled">Whether to use more than one thread.</param>
    /// <param name="max_threads">The most threads, of all devices together; each device has at least one.</param>
    /// <exception cref="ValueError">The number of threads is not positive.</exception>
    /// <remarks>Results do not depend on it. There are never more threads than the devices were created with.</remarks>
    public static void multithreading(bool enabled, int max_threads = 8)
    {
        if (max_threads < 1)
        {
            throw new ValueError("max_threads must be at least 1");
        }

        Composition.LimitThreads(Session.Current.Engine, enabled ? max_threads : 1);
    }

    private static IncorrectSizeException NotOne() =>
        new("Unable to convert NDArray to scalar because size is not 1.");

    private static string[] Letters(string requirements) =>
        [.. requirements.Select(letter => letter.ToString())];
}
