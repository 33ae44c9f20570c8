using Cohort.Creation;
using Cohort.Statistics;

namespace Cohort;

/// <content>Medians and quantiles that leave out NaNs.</content>
public static partial class np
{
    /// <summary>The medians of what is not NaN along an axis: NaN where there is nothing else.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for all elements.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="overwrite_input">Ignored: the array is never changed.</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <returns>Floats: the mean of the two middle elements where their number is even.</returns>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public static NDArray nanmedian(
        NDArray a, int? axis = null, NDArray? @out = null, bool overwrite_input = false, bool keepdims = false) =>
        nanmedian(a, One(axis)!, @out, overwrite_input, keepdims);

    /// <inheritdoc cref="nanmedian(NDArray, int?, NDArray, bool, bool)"/>
    public static NDArray nanmedian(
        NDArray a, int[] axis, NDArray? @out = null, bool overwrite_input = false, bool keepdims = false) =>
        Delivery.To(@out, Medians.WithoutNaN(a, axis, keepdims), nameof(nanmedian));

    /// <summary>The percentiles of what is not NaN along an axis: NaN where there is nothing else.</summary>
    /// <param name="a">The array, of real numbers.</param>
    /// <param name="q">Which, from 0 to 100; several make a first axis of the result.</param>
    /// <param name="axis">The axis; null for all elements.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="overwrite_input">Ignored: the array is never changed.</param>
    /// <param name="method">NumPy's name of the definition, such as "linear", "hazen" or "nearest".</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <returns>Elements of the array for discrete methods, else floats.</returns>
    /// <exception cref="ValueError"><paramref name="q"/> is out of range, or there is no such method.</exception>
    /// <exception cref="TypeError">The array is complex.</exception>
    /// <remarks>Waits for how many elements are not NaN.</remarks>
    public static NDArray nanpercentile(
        NDArray a, double q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        nanpercentile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="nanpercentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanpercentile(
        NDArray a, double q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: true), axis, method, keepdims),
            nameof(nanpercentile));

    /// <inheritdoc cref="nanpercentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanpercentile(
        NDArray a, double[] q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: true), axis, method, keepdims),
            nameof(nanpercentile));

    /// <inheritdoc cref="nanpercentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanpercentile(
        NDArray a, double[] q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        nanpercentile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="nanpercentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanpercentile(
        NDArray a, NDArray q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: true), One(axis), method, keepdims),
            nameof(nanpercentile));

    /// <summary>The quantiles of what is not NaN along an axis: NaN where there is nothing else.</summary>
    /// <param name="a">The array, of real numbers.</param>
    /// <param name="q">Which, from 0 to 1; several make a first axis of the result.</param>
    /// <param name="axis">The axis; null for all elements.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="overwrite_input">Ignored: the array is never changed.</param>
    /// <param name="method">NumPy's name of the definition, such as "linear", "hazen" or "nearest".</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <returns>Elements of the array for discrete methods, else floats.</returns>
    /// <exception cref="ValueError"><paramref name="q"/> is out of range, or there is no such method.</exception>
    /// <exception cref="TypeError">The array is complex.</exception>
    /// <remarks>Waits for how many elements are not NaN.</remarks>
    public static NDArray nanquantile(
        NDArray a, double q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        nanquantile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="nanquantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanquantile(
        NDArray a, double q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: false), axis, method, keepdims),
            nameof(nanquantile));

    /// <inheritdoc cref="nanquantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanquantile(
        NDArray a, double[] q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: false), axis, method, keepdims),
            nameof(nanquantile));

    /// <inheritdoc cref="nanquantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanquantile(
        NDArray a, double[] q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        nanquantile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="nanquantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray nanquantile(
        NDArray a, NDArray q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.WithoutNaN(a, Fractions.Of(q, a, isPercent: false), One(axis), method, keepdims),
            nameof(nanquantile));
}
