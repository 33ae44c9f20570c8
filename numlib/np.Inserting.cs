using Cohort.Creation;
using Cohort.Sets;

namespace Cohort;

/// <content>Slices put into arrays.</content>
public static partial class np
{
    /// <summary>The array with values put before positions of an axis.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="obj">The positions, negative ones counted from the end: one, several, a mask or a slice.</param>
    /// <param name="values">The values, which broadcast and are converted to the array's type.</param>
    /// <param name="axis">The axis; null flattens the array.</param>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    /// <exception cref="ValueError">The values do not broadcast, or the positions have several axes.</exception>
    /// <remarks>Evaluated on the host: the positions are read if they are an array.</remarks>
    public static NDArray insert(NDArray arr, NDArray obj, NDArray values, int? axis = null) =>
        Insertion.Into(arr, axis, AxisPositions.Of(obj, nameof(insert)), values, isSingle: Given(obj).ndim == 0);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, int obj, NDArray values, int? axis = null) =>
        insert(arr, (long)obj, values, axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, int obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, long obj, NDArray values, int? axis = null) =>
        Insertion.Into(arr, axis, _ => [obj], values, isSingle: true);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, long obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, int[] obj, NDArray values, int? axis = null) =>
        insert(arr, Array.ConvertAll(obj, index => (long)index), values, axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, int[] obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, long[] obj, NDArray values, int? axis = null) =>
        Insertion.Into(arr, axis, _ => obj, values, isSingle: false);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, long[] obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, NDArray obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, Slice obj, NDArray values, int? axis = null) =>
        Insertion.Into(arr, axis, AxisPositions.Of(obj), values, isSingle: false);

    /// <inheritdoc cref="insert(NDArray, NDArray, NDArray, int?)"/>
    public static NDArray insert(NDArray arr, Slice obj, object value, int? axis = null) =>
        insert(arr, obj, ArrayFactory.FromObject(value), axis);
}
