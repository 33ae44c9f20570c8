using Cohort.Creation;
using Cohort.Generic;
using Cohort.Indexing;

namespace Cohort;

/// <content>Functions of <see cref="np"/> as methods.</content>
public partial class NDArray
{
    /// <summary>The sum of all elements.</summary>
    public NDArray sum() => np.sum(this);

    /// <summary>Sums along an axis.</summary>
    public NDArray sum(int axis) => np.sum(this, axis);

    /// <summary>Sums along an axis.</summary>
    public NDArray sum(int axis, bool keepdims, NPTypeCode? typeCode = null) =>
        np.sum(this, axis, keepdims, typeCode);

    /// <summary>Sums along an axis.</summary>
    public NDArray sum(int axis, bool keepdims, Type? dtype) => np.sum(this, axis, keepdims, dtype);

    /// <summary>Products along an axis.</summary>
    public NDArray prod(int? axis = null, Type? dtype = null, bool keepdims = false) =>
        np.prod(this, axis, dtype, keepdims);

    /// <summary>The mean of all elements.</summary>
    public NDArray mean() => np.mean(this);

    /// <summary>Means along an axis.</summary>
    public NDArray mean(int axis) => np.mean(this, axis);

    /// <summary>Means along an axis.</summary>
    public NDArray mean(int axis, bool keepdims) => np.mean(this, axis, keepdims);

    /// <summary>Means along an axis, computed in a type.</summary>
    public NDArray mean(int axis, NPTypeCode type, bool keepdims = false) => np.mean(this, axis, type, keepdims);

    /// <summary>Means along an axis, computed in a type.</summary>
    public NDArray mean(int axis, Type? type, bool keepdims = false) => np.mean(this, axis, type, keepdims);

    /// <summary>The standard deviation of all elements.</summary>
    public NDArray std(bool keepdims = false, int? ddof = null, NPTypeCode? dtype = null) =>
        np.std(this, keepdims, ddof, dtype);

    /// <summary>The standard deviation along an axis.</summary>
    public NDArray std(int axis, bool keepdims = false, int? ddof = null, NPTypeCode? dtype = null) =>
        np.std(this, axis, keepdims, ddof, dtype);

    /// <summary>The variance of all elements.</summary>
    public NDArray var(bool keepdims = false, int? ddof = null, NPTypeCode? dtype = null) =>
        np.var(this, keepdims, ddof, dtype);

    /// <summary>The variance along an axis.</summary>
    public NDArray var(int axis, bool keepdims = false, int? ddof = null, NPTypeCode? dtype = null) =>
        np.var(this, axis, keepdims, ddof, dtype);

    /// <summary>The smallest elements along an axis.</summary>
    public NDArray min(int axis, bool keepdims = false, Type? dtype = null) => np.min(this, axis, keepdims, dtype);

    /// <summary>The smallest element.</summary>
    public NDArray min(Type? dtype = null) => np.min(this, (int?)null, false, dtype);

    /// <summary>The smallest element, when it has been computed.</summary>
    public T min<T>()
        where T : unmanaged => np.amin<T>(this);

    /// <summary>The smallest elements along an axis.</summary>
    public NDArray amin(int axis, bool keepdims = false, Type? dtype = null) => np.min(this, axis, keepdims, dtype);

    /// <summary>The smallest element.</summary>
    public NDArray amin(Type? dtype = null) => np.min(this, (int?)null, false, dtype);

    /// <summary>The smallest element, when it has been computed.</summary>
    public T amin<T>()
        where T : unmanaged => np.amin<T>(this);

    /// <summary>The largest elements along an axis.</summary>
    public NDArray max(int axis, bool keepdims = false, Type? dtype = null) => np.max(this, axis, keepdims, dtype);

    /// <summary>The largest element.</summary>
    public NDArray max(Type? dtype = null) => np.max(this, (int?)null, false, dtype);

    /// <summary>The largest element, when it has been computed.</summary>
    public T max<T>()
        where T : unmanaged => np.amax<T>(this);

    /// <summary>The largest elements along an axis.</summary>
    public NDArray amax(int axis, bool keepdims = false, Type? dtype = null) => np.max(this, axis, keepdims, dtype);

    /// <summary>The largest element.</summary>
    public NDArray amax(Type? dtype = null) => np.max(this, (int?)null, false, dtype);

    /// <summary>The largest element, when it has been computed.</summary>
    public T amax<T>()
        where T : unmanaged => np.amax<T>(this);

    /// <summary>The row-major place of the first smallest element.</summary>
    public long argmin() => np.argmin(this);

    /// <summary>The indices of the first smallest elements along an axis.</summary>
    public NDArray argmin(int axis, bool keepdims = false) => np.argmin(this, axis, keepdims);

    /// <summary>The row-major place of the first largest element.</summary>
    public long argmax() => np.argmax(this);

    /// <summary>The indices of the first largest elements along an axis.</summary>
    public NDArray argmax(int axis, bool keepdims = false) => np.argmax(this, axis, keepdims);

    /// <summary>Whether every element is true or not zero, along an axis.</summary>
    public NDArray all(int? axis = null, NDArray? @out = null, bool keepdims = false, NDArray? where = null) =>
        np.all(this, axis, @out, keepdims, where);

    /// <summary>Whether some element is true or not zero, along an axis.</summary>
    public NDArray any(int? axis = null, NDArray? @out = null, bool keepdims = false, NDArray? where = null) =>
        np.any(this, axis, @out, keepdims, where);

    /// <summary>Running sums.</summary>
    public NDArray cumsum(int? axis = null, Type? dtype = null, NDArray? @out = null) =>
        np.cumsum(this, axis, dtype, @out);

    /// <summary>Running products.</summary>
    public NDArray cumprod(int? axis = null, Type? dtype = null, NDArray? @out = null) =>
        np.cumprod(this, axis, dtype, @out);

    /// <summary>The elements rounded to decimals.</summary>
    public NDArray round(int decimals = 0, NDArray? @out = null) => np.around(this, decimals, @out);

    /// <summary>The elements limited to an interval.</summary>
    public NDArray clip(NDArray? min = null, NDArray? max = null, NDArray? @out = null, Type? dtype = null) =>
        np.clip(this, min, max, @out, dtype);

    /// <summary>The dot product.</summary>
    public NDArray dot(NDArray b) => np.dot(this, b);

    /// <summary>The sums along diagonals.</summary>
    public NDArray trace(int offset = 0, int axis1 = 0, int axis2 = 1, Type? dtype = null, NDArray? @out = null) =>
        np.trace(this, offset, axis1, axis2, dtype, @out);

    /// <summary>Each element repeated.</summary>
    public NDArray repeat(int repeats, int? axis = null) => np.repeat(this, repeats, axis);

    /// <summary>Each element repeated.</summary>
    public NDArray repeat(long repeats, int? axis = null) => np.repeat(this, repeats, axis);

    /// <summary>Each element repeated.</summary>
    public NDArray repeat(NDArray repeats, int? axis = null) => np.repeat(this, repeats, axis);

    /// <summary>The elements moved, those beyond the end coming back at the start.</summary>
    public NDArray roll(int shift) => np.roll(this, shift);

    /// <summary>The elements moved along an axis.</summary>
    public NDArray roll(int shift, int axis) => np.roll(this, shift, axis);

    /// <summary>The elements moved, those beyond the end coming back at the start.</summary>
    public NDArray roll(long shift) => np.roll(this, shift);

    /// <summary>The elements moved along an axis.</summary>
    public NDArray roll(long shift, int axis) => np.roll(this, shift, axis);

    /// <summary>The elements at positions of an axis.</summary>
    public NDArray take(NDArray indices, int? axis = null, NDArray? @out = null, string mode = "raise") =>
        np.take(this, indices, axis, @out, mode);

    /// <summary>The element at a position.</summary>
    public NDArray take(long index, int? axis = null, NDArray? @out = null, string mode = "raise") =>
        np.take(this, index, axis, @out, mode);

    /// <summary>Replaces elements of the flattened array.</summary>
    public void put(NDArray indices, NDArray values, string mode = "raise") => np.put(this, indices, values, mode);

    /// <summary>The slices for which a condition holds.</summary>
    public NDArray compress(NDArray condition, int? axis = null, NDArray? @out = null) =>
        np.compress(condition, this, axis, @out);

    /// <summary>Elements of numbered arrays.</summary>
    public NDArray choose(NDArray[] choices, NDArray? @out = null, string mode = "raise") =>
        np.choose(this, choices, @out, mode);

    /// <summary>Elements of numbered arrays.</summary>
    public NDArray choose(NDArray choices, NDArray? @out = null, string mode = "raise") =>
        np.choose(this, choices, @out, mode);

    /// <summary>Elements of numbered arrays.</summary>
    public NDArray choose(object[] choices, NDArray? @out = null, string mode = "raise") =>
        np.choose(this, choices, @out, mode);

    /// <summary>The positions that sort along an axis.</summary>
    public NDArray argsort(int? axis = -1) => np.argsort(this, axis);

    /// <summary>The positions that sort along an axis.</summary>
    public NDArray argsort<T>(int axis = -1)
        where T : unmanaged => np.argsort(this, axis);

    /// <summary>Sorts in place along an axis; null sorts the flattened array.</summary>
    public void sort(int? axis = -1, string? kind = null) =>
        ArrayIndexing.Store(this, np.sort(this, axis, kind).reshape(shape));

    /// <summary>Partitions in place along an axis.</summary>
    public void partition(int kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        ArrayIndexing.Store(this, np.partition(this, kth, axis).reshape(shape));

    /// <summary>The positions that partition along an axis.</summary>
    public NDArray argpartition(int kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        np.argpartition(this, kth, axis);

    /// <summary>Partitions in place along an axis.</summary>
    public void partition(int[] kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        ArrayIndexing.Store(this, np.partition(this, kth, axis).reshape(shape));

    /// <summary>The positions that partition along an axis.</summary>
    public NDArray argpartition(int[] kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        np.argpartition(this, kth, axis);

    /// <summary>Partitions in place along an axis.</summary>
    public void partition(NDArray kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        ArrayIndexing.Store(this, np.partition(this, kth, axis).reshape(shape));

    /// <summary>The positions that partition along an axis.</summary>
    public NDArray argpartition(NDArray kth, int? axis = -1, string kind = "introselect", string? order = null) =>
        np.argpartition(this, kth, axis);

    /// <summary>Where values would be inserted.</summary>
    public NDArray searchsorted(NDArray v, string side = "left", NDArray? sorter = null) =>
        np.searchsorted(this, v, side, sorter);

    /// <summary>Where a value would be inserted.</summary>
    public long searchsorted(double v, string side = "left", NDArray? sorter = null) =>
        np.searchsorted(this, v, side, sorter);

    /// <summary>Where a value would be inserted.</summary>
    public long searchsorted(int v, string side = "left", NDArray? sorter = null) =>
        np.searchsorted(this, v, side, sorter);

    /// <summary>The indices of the elements that are true or not zero.</summary>
    public NDArray<long>[] nonzero() => np.nonzero(this);

    /// <summary>The distinct elements in ascending order.</summary>
    public NDArray unique(int? axis = null, bool equal_nan = true, bool sorted = true) =>
        np.unique(this, axis: axis, equal_nan: equal_nan).values;

    /// <summary>The distinct elements and where they are.</summary>
    public NDArray[] unique(bool return_index, bool return_inverse = false, bool return_counts = false,
        int? axis = null, bool equal_nan = true, bool sorted = true) =>
        np.unique(this, return_index, return_inverse, return_counts, axis, equal_nan);

    /// <summary>Whether shapes and elements are equal.</summary>
    public bool array_equal(NDArray rhs) => np.array_equal(this, rhs);

    /// <summary>The negative of each element.</summary>
    public NDArray negative() => np.negative(this);

    /// <summary>The negative of each element.</summary>
    public NDArray negate() => np.negative(this);

    /// <summary>A copy of each element.</summary>
    public NDArray positive() => np.positive(this);

    /// <summary>This and other arrays, one after the other.</summary>
    public NDArray hstack(params NDArray[] tup) => np.hstack([this, .. np.Given(tup)]);

    /// <summary>This and other arrays, one after the other.</summary>
    public NDArray vstack(params NDArray[] tup) => np.vstack([this, .. np.Given(tup)]);

    /// <summary>This and other arrays, one after the other.</summary>
    public NDArray dstack(params NDArray[] tup) => np.dstack([this, .. np.Given(tup)]);

    /// <summary>The sub-array at an index.</summary>
    public NDArray __getitem__(int index) => this[index];

    /// <summary>The sub-array at indices.</summary>
    public NDArray __getitem__(params int[] indices) => GetData(indices);

    /// <summary>The sub-array at an index.</summary>
    public NDArray __getitem__(long index) => this[index];

    /// <summary>The view that an index expression selects.</summary>
    public NDArray __getitem__(string slice) => this[slice];

    /// <summary>Replaces the sub-array at an index.</summary>
    public void __setitem__(int index, object value) => this[index] = ArrayFactory.AsOperand(value);

    /// <summary>Replaces the sub-array at an index.</summary>
    public void __setitem__(long index, object value) => this[index] = ArrayFactory.AsOperand(value);

    /// <summary>Replaces what an index expression selects.</summary>
    public void __setitem__(string slice, object value) => this[slice] = ArrayFactory.AsOperand(value);

    /// <summary>Whether an element equals a value.</summary>
    public bool __contains__(object value) => Contains(value);

    /// <summary>Arrays have no hash: always throws.</summary>
    public int __hash__() => GetHashCode();

    /// <summary>The elements of a vector, or the sub-arrays along the first axis.</summary>
    public System.Collections.IEnumerator __iter__() => GetEnumerator();

    /// <summary>The extent of the first axis.</summary>
    /// <exception cref="TypeError">There is none.</exception>
    public long __len__() => ndim > 0 ? Layout.Extents[0] : throw new TypeError("len() of unsized object");

    /// <summary>Allows or forbids setting elements.</summary>
    public void setflags(bool? write = null, bool? align = null, bool? uic = null)
    {
        if (write is { } allowed)
        {
            flags.writeable = allowed;
        }
    }

    /// <summary>Replaces one element.</summary>
    public void itemset(int[] shape, object val) => SetValue(val, shape);

    /// <summary>Replaces one element.</summary>
    public void itemset(Shape shape, object val) => SetValue(val, shape.Dimensions);

    /// <summary>Replaces one element.</summary>
    public void itemset(ref Shape shape, object val) => SetValue(val, shape.Dimensions);

    /// <summary>Replaces one element.</summary>
    public void itemset<T>(int[] shape, T val)
        where T : unmanaged => SetValue(val, shape);
}
