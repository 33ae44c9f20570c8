using Cohort.Creation;
using Cohort.Typing;

namespace Cohort;

/// <content>Views of memory.</content>
public static unsafe partial class np
{
    /// <summary>
    /// The memory of an array, as Python's memoryview. The array is shared from the first use of an address on;
    /// elements that are read and written one by one leave it as it is.
    /// </summary>
    public sealed class MemoryView
    {
        internal MemoryView(NDArray obj) => this.obj = obj;

        /// <summary>The array.</summary>
        public NDArray obj { get; }

        /// <summary>Where the first element is.</summary>
        public void* Pointer => (byte*)obj.Address() + (obj.Layout.Offset * itemsize);

        /// <summary>Where the first element is.</summary>
        public IntPtr Address => (IntPtr)Pointer;

        /// <summary>The extent of the first axis.</summary>
        /// <exception cref="TypeError">There are no axes.</exception>
        public long Length => obj.__len__();

        /// <summary>The struct module's letter for the element type.</summary>
        public string format => obj.Type.FormatLetter();

        /// <summary>The size of one element in bytes.</summary>
        public int itemsize => obj.itemsize;

        /// <summary>The size of all elements in bytes.</summary>
        public long nbytes => obj.nbytes;

        /// <summary>The number of axes.</summary>
        public int ndim => obj.ndim;

        /// <summary>The extents.</summary>
        public long[] shape => obj.shape;

        /// <summary>The distances in bytes between neighbours along each axis.</summary>
        public long[] strides => obj.strides;

        /// <summary>Whether elements cannot be set.</summary>
        public bool @readonly => !obj.flags.writeable;

        /// <summary>Whether the elements follow each other in row-major order.</summary>
        public bool c_contiguous => obj.Layout.IsContiguous;

        /// <summary>Whether the elements follow each other in column-major order.</summary>
        public bool f_contiguous => Orders.IsColumnMajor(obj.Layout);

        /// <summary>Whether the elements follow each other in either order.</summary>
        public bool contiguous => c_contiguous || f_contiguous;

        /// <summary>One element, boxed; set, it is converted.</summary>
        /// <exception cref="IndexError">There is no such element.</exception>
        public object this[params long[] indices]
        {
            get => obj.GetValue(indices);
            set => obj.SetValue(value, indices);
        }

        /// <summary>The elements' bytes in row-major ("C"), column-major ("F") or their own order ("A").</summary>
        public byte[] tobytes(string order = "C") => obj.tobytes(order[0]);

        /// <summary>The elements' bytes in row-major order as hexadecimal digits.</summary>
        public string hex() => Convert.ToHexStringLower(tobytes());

        /// <summary>Shape, format and whether elements can be set.</summary>
        public override string ToString() =>
            $"<Cohort.MemoryView shape=[{string.Join(",", shape)}] format='{format}' readonly={@readonly}>";
    }

    /// <summary>An array over the memory of another, or a copy of it.</summary>
    public static NDArray array(MemoryView buffer, bool copy = true) => array(Viewed(buffer), copy);

    /// <summary>An array over the memory of another where it has the dtype and order, else a converted copy.</summary>
    public static NDArray asarray(
        MemoryView buffer, Type? dtype = null, char order = 'K', bool? copy = null, NDArray? like = null,
        string? device = null) => asarray(Viewed(buffer), dtype, order, copy);

    /// <inheritdoc cref="asarray(MemoryView, Type, char, bool?, NDArray, string)"/>
    public static NDArray asarray(
        MemoryView buffer, string dtype, char order = 'K', bool? copy = null, NDArray? like = null,
        string? device = null) => asarray(Viewed(buffer), dtype, order, copy);

    /// <inheritdoc cref="asarray(MemoryView, Type, char, bool?, NDArray, string)"/>
    public static NDArray asanyarray(
        MemoryView buffer, Type? dtype = null, char order = 'K', string? device = null) =>
        asarray(Viewed(buffer), dtype, order);

    /// <summary>An array over the memory of another where it is row-major, else a copy; at least one axis.</summary>
    public static NDArray ascontiguousarray(MemoryView buffer, Type? dtype = null) =>
        ascontiguousarray(Viewed(buffer), dtype);

    /// <summary>An array over the memory of another where it is column-major, else a copy; at least one axis.</summary>
    public static NDArray asfortranarray(MemoryView buffer, Type? dtype = null) =>
        asfortranarray(Viewed(buffer), dtype);

    /// <summary>A vector over the memory of an array, live both ways.</summary>
    /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
    /// <exception cref="ValueError">The offset or the count does not fit the memory.</exception>
    public static NDArray frombuffer(MemoryView buffer, Type? dtype = null, long count = -1, long offset = 0)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (!buffer.c_contiguous)
        {
            throw new InvalidOperationException("memoryview: underlying buffer is not C-contiguous");
        }

        // The release does nothing but hold on to the array whose memory this is.
        var place = (nint)buffer.Pointer;
        return Over(
            () => new MemoryOwner((void*)place, () => GC.KeepAlive(buffer)), buffer.nbytes, dtype, count, offset);
    }

    /// <inheritdoc cref="frombuffer(MemoryView, Type, long, long)"/>
    public static NDArray frombuffer(MemoryView buffer, NPTypeCode dtype, long count = -1, long offset = 0) =>
        frombuffer(buffer, dtype.AsType(), count, offset);

    /// <inheritdoc cref="frombuffer(MemoryView, Type, long, long)"/>
    public static NDArray frombuffer(MemoryView buffer, string dtype, long count = -1, long offset = 0) =>
        frombuffer(buffer, DType.From(dtype).type, count, offset);

    private static NDArray Viewed(MemoryView buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.obj["..."];
    }
}
