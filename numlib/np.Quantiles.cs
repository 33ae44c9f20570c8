using Cohort.Creation;
using Cohort.Statistics;

namespace Cohort;

/// <content>Medians and quantiles.</content>
public static partial class np
{
    /// <summary>The medians along an axis: NaN where there is a NaN.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for all elements.</param>
    /// <param name="out">Where to store the result.</param>
    /// <param name="overwrite_input">Ignored: the array is never changed.</param>
    /// <param name="keepdims">Whether folded axes stay with extent 1.</param>
    /// <returns>Floats: the mean of the two middle elements where their number is even.</returns>
    /// <exception cref="AxisError">There is no such axis.</exception>
    public static NDArray median(
        NDArray a, int? axis = null, NDArray? @out = null, bool overwrite_input = false, bool keepdims = false) =>
        median(a, One(axis)!, @out, overwrite_input, keepdims);

    /// <inheritdoc cref="median(NDArray, int?, NDArray, bool, bool)"/>
    public static NDArray median(
        NDArray a, int[] axis, NDArray? @out = null, bool overwrite_input = false, bool keepdims = false) =>
        Delivery.To(@out, Medians.Of(a, axis, keepdims), nameof(median));

    /// <summary>The percentiles along an axis: NaN where there is a NaN.</summary>
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
    public static NDArray percentile(
        NDArray a, double q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        percentile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="percentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray percentile(
        NDArray a, double q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: true), axis, method, keepdims),
            nameof(percentile));

    /// <inheritdoc cref="percentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray percentile(
        NDArray a, double[] q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: true), axis, method, keepdims),
            nameof(percentile));

    /// <inheritdoc cref="percentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray percentile(
        NDArray a, double[] q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        percentile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="percentile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray percentile(
        NDArray a, NDArray q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: true), One(axis), method, keepdims),
            nameof(percentile));

    /// <summary>The quantiles along an axis: NaN where there is a NaN.</summary>
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
    public static NDArray quantile(
        NDArray a, double q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        quantile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="quantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray quantile(
        NDArray a, double q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: false), axis, method, keepdims),
            nameof(quantile));

    /// <inheritdoc cref="quantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray quantile(
        NDArray a, double[] q, int[] axis, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: false), axis, method, keepdims),
            nameof(quantile));

    /// <inheritdoc cref="quantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray quantile(
        NDArray a, double[] q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        quantile(a, q, One(axis)!, @out, overwrite_input, method, keepdims);

    /// <inheritdoc cref="quantile(NDArray, double, int?, NDArray, bool, string, bool)"/>
    public static NDArray quantile(
        NDArray a, NDArray q, int? axis = null, NDArray? @out = null, bool overwrite_input = false,
        string method = "linear", bool keepdims = false) =>
        Delivery.To(
            @out, Quantiles.Of(a, Fractions.Of(q, a, isPercent: false), One(axis), method, keepdims),
            nameof(quantile));
}
