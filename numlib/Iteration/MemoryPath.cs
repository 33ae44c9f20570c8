using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Typing;

namespace Cohort.Iteration;

/// <summary>The memory of an array that the program shares, in the order in which it is passed through.</summary>
internal sealed unsafe class MemoryPath
{
    private readonly NDArray _array;
    private readonly byte* _memory;
    private readonly Layout _layout;

    private MemoryPath(NDArray array, Layout layout)
    {
        _array = array;
        _layout = layout;
        _memory = layout.Count == 0 ? null : (byte*)array.Address();
    }

    /// <summary>The number of elements.</summary>
    public long Count => _layout.Count;

    /// <summary>How many elements lie side by side from the start of a row on.</summary>
    public long RunExtent => _layout.IsContiguous ? Math.Max(_layout.Count, 1)
        : _layout.Rank > 0 && _layout.Strides[^1] == 1 ? _layout.Extents[^1]
        : 1;

    /// <summary>Shares an array.</summary>
    /// <exception cref="TypeError">The elements are not of type <typeparamref name="T"/>.</exception>
    public static MemoryPath Of<T>(NDArray array, bool isWritten, char order)
        where T : unmanaged
    {
        if (array.Type != ElementTypes.Of<T>())
        {
            throw new TypeError($"references of type {ElementTypes.Of<T>().Name()} cannot be had to elements of type "
                + $"{array.Type.Name()}; convert the array with astype first");
        }

        if (isWritten)
        {
            array.ThrowIfNotWriteable("output array");
        }

        var path = IterationOrder.Of(order, [array.Layout], array.ndim);
        return new MemoryPath(array, path.Arranged(array.Layout));
    }

    /// <summary>Where the element at a step is.</summary>
    public void* At(long step)
    {
        GC.KeepAlive(_array);
        return _memory + (_layout.PositionOf(step) * _array.itemsize);
    }
}
