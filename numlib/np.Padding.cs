using Cohort.Padding;

namespace Cohort;

/// <content>Arrays with a border.</content>
public static partial class np
{
    /// <summary>Fills the borders of a line in place.</summary>
    /// <param name="vector">The line with its borders, a view that can be set.</param>
    /// <param name="padWidth">The widths of the borders before and behind it.</param>
    /// <param name="axis">The axis that the line runs along.</param>
    /// <param name="kwargs">What the caller of pad gave.</param>
    public delegate void PadFunc(NDArray vector, (int, int) padWidth, int axis, object? kwargs);

    /// <summary>The array with a border around it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="pad_width">
    /// The widths of the border: one for all, one before and one behind every axis, both for each axis, or both by the
    /// number of the axis.
    /// </param>
    /// <param name="mode">
    /// constant, edge, linear_ramp, maximum, mean, median, minimum, reflect, symmetric, wrap or empty.
    /// </param>
    /// <param name="constant_values">The values of a constant border, given as the widths are; by default 0.</param>
    /// <param name="end_values">The values that ramps come from, given as the widths are; by default 0.</param>
    /// <param name="stat_length">How many elements at an end a statistic is of; by default all.</param>
    /// <param name="reflect_type">"even", or "odd" for reflections through the points at the ends.</param>
    /// <exception cref="ValueError">The mode is unknown or takes no such argument, a width is negative, or there is
    /// nothing to repeat.</exception>
    /// <exception cref="IncorrectShapeException">There are not as many widths as borders.</exception>
    public static NDArray pad(
        NDArray array, int pad_width, string mode = "constant", object? constant_values = null,
        object? end_values = null, object? stat_length = null, string reflect_type = "even") => Padded(
            array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, constant_values, end_values,
            stat_length,
            reflect_type);

    /// <inheritdoc cref="pad(NDArray, int, string, object, object, object, string)"/>
    public static NDArray pad(
        NDArray array, int[] pad_width, string mode = "constant", object? constant_values = null,
        object? end_values = null, object? stat_length = null, string reflect_type = "even") => Padded(
            array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, constant_values, end_values,
            stat_length,
            reflect_type);

    /// <inheritdoc cref="pad(NDArray, int, string, object, object, object, string)"/>
    public static NDArray pad(
        NDArray array, int[,] pad_width, string mode = "constant", object? constant_values = null,
        object? end_values = null, object? stat_length = null, string reflect_type = "even") => Padded(
            array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, constant_values, end_values,
            stat_length,
            reflect_type);

    /// <inheritdoc cref="pad(NDArray, int, string, object, object, object, string)"/>
    public static NDArray pad(
        NDArray array, (int, int) pad_width, string mode = "constant", object? constant_values = null,
        object? end_values = null, object? stat_length = null, string reflect_type = "even") => Padded(
            array, AxisPairs.Widths(Both(pad_width), Given(array).ndim), mode, constant_values, end_values,
            stat_length,
            reflect_type);

    /// <inheritdoc cref="pad(NDArray, int, string, object, object, object, string)"/>
    public static NDArray pad(
        NDArray array, IDictionary<int, object> pad_width, string mode = "constant", object? constant_values = null,
        object? end_values = null, object? stat_length = null, string reflect_type = "even") => Padded(
            array, AxisPairs.Widths(pad_width, Given(array).ndim), mode, constant_values, end_values, stat_length,
            reflect_type);

    /// <summary>The array with a border that a function fills, line by line.</summary>
    /// <param name="array">The array.</param>
    /// <param name="pad_width">The widths of the border, as for the other modes.</param>
    /// <param name="mode">The function.</param>
    /// <param name="kwargs">What the function gets besides.</param>
    /// <exception cref="ValueError">A width is negative.</exception>
    /// <remarks>Evaluated on the host: the function is called for each line.</remarks>
    public static NDArray pad(NDArray array, int pad_width, PadFunc mode, object? kwargs = null) =>
        Padded(array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, kwargs);

    /// <inheritdoc cref="pad(NDArray, int, PadFunc, object)"/>
    public static NDArray pad(NDArray array, int[] pad_width, PadFunc mode, object? kwargs = null) =>
        Padded(array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, kwargs);

    /// <inheritdoc cref="pad(NDArray, int, PadFunc, object)"/>
    public static NDArray pad(NDArray array, int[,] pad_width, PadFunc mode, object? kwargs = null) =>
        Padded(array, AxisPairs.Widths(np.array(pad_width), Given(array).ndim), mode, kwargs);

    /// <inheritdoc cref="pad(NDArray, int, PadFunc, object)"/>
    public static NDArray pad(NDArray array, (int, int) pad_width, PadFunc mode, object? kwargs = null) =>
        Padded(array, AxisPairs.Widths(Both(pad_width), Given(array).ndim), mode, kwargs);

    /// <inheritdoc cref="pad(NDArray, int, PadFunc, object)"/>
    public static NDArray pad(NDArray array, IDictionary<int, object> pad_width, PadFunc mode, object? kwargs = null) =>
        Padded(array, AxisPairs.Widths(pad_width, Given(array).ndim), mode, kwargs);

    private static NDArray Both((int Before, int After) widths) => np.array(new[] { widths.Before, widths.After });

    private static NDArray Padded(
        NDArray array, long[,] widths, string mode, object? constants, object? ends, object? length, string reflect) =>
        Borders.Around(array, widths, mode, new PadArguments(constants, ends, length, reflect));

    // Lines are filled one by one, those of later axes with the borders of the axes before.
    private static NDArray Padded(NDArray array, long[,] widths, PadFunc fill, object? kwargs)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var result = Borders.Framed(array, widths, 0);
        for (var axis = 0; axis < array.ndim; axis++)
        {
            var lines = moveaxis(result, axis, -1);
            var outer = lines.Layout.Extents[..^1].ToArray();
            for (var line = 0L; line < Runtime.Geometry.Layout.Product(outer); line++)
            {
                var layout = lines.Layout;
                var rest = line;
                for (var at = outer.Length - 1; at >= 0; at--)
                {
                    layout = layout.Slice(at, rest % outer[at], 1).RemoveAxis(at);
                    rest /= outer[at];
                }

                fill(lines.ViewOf(layout), ((int)widths[axis, 0], (int)widths[axis, 1]), axis, kwargs);
            }
        }

        return result;
    }
}
