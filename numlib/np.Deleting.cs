using Cohort.Sets;

namespace Cohort;

/// <content>Slices taken out of arrays.</content>
public static partial class np
{
    /// <summary>The array without the slices at positions of an axis.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="obj">The positions, negative ones counted from the end: one, several, a mask or a slice.</param>
    /// <param name="axis">The axis; null flattens the array.</param>
    /// <exception cref="IndexError">A position is out of bounds.</exception>
    /// <exception cref="ValueError">A mask does not fit the axis.</exception>
    /// <remarks>Evaluated on the host: the positions are read if they are an array.</remarks>
    public static NDArray delete(NDArray arr, NDArray obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, AxisPositions.Of(obj, nameof(delete)));

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, int obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, (long)obj);

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, long obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, obj);

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, int[] obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, _ => Array.ConvertAll(obj, index => (long)index));

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, long[] obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, _ => obj);

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, bool[] obj, int? axis = null) =>
        delete(arr, array(obj), axis);

    /// <inheritdoc cref="delete(NDArray, NDArray, int?)"/>
    public static NDArray delete(NDArray arr, Slice obj, int? axis = null) =>
        Insertion.OutOf(arr, axis, AxisPositions.Of(obj));
}
