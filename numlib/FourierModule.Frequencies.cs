using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Frequencies, and where the zero frequency lies.</content>
public sealed partial class FourierModule
{
    /// <summary>The frequencies of the numbers that <see cref="fft"/> gives, in cycles for each unit of d.</summary>
    /// <param name="n">The length of the transform.</param>
    /// <param name="d">The distance of two samples.</param>
    /// <param name="device">null or "cpu"; the session places the array.</param>
    /// <exception cref="ValueError">The length is negative, or there is no such device.</exception>
    /// <exception cref="DivideByZeroException">The length or the distance is zero.</exception>
    public NDArray fftfreq(long n, double d = 1, string? device = null)
    {
        var step = FrequencyStep(n, d, device);
        if (n < 0)
        {
            throw new ValueError("negative dimensions are not allowed");
        }

        return np.concatenate([np.arange((n + 1) / 2), np.arange(-(n / 2), 0L)]) * step;
    }

    /// <inheritdoc cref="fftfreq(long, double, string)"/>
    public NDArray fftfreq(int n, double d = 1, string? device = null) => fftfreq((long)n, d, device);

    /// <summary>Refused: a length is an integer.</summary>
    /// <exception cref="ValueError">Always.</exception>
    public NDArray fftfreq(double n, double d = 1, string? device = null) =>
        throw new ValueError("n should be an integer");

    /// <summary>The frequencies of the numbers that <see cref="rfft"/> gives; none is negative.</summary>
    /// <inheritdoc cref="fftfreq(long, double, string)"/>
    public NDArray rfftfreq(long n, double d = 1, string? device = null)
    {
        var step = FrequencyStep(n, d, device);
        return np.arange(Math.Max(0, (n >> 1) + 1)) * step;
    }

    /// <inheritdoc cref="rfftfreq(long, double, string)"/>
    public NDArray rfftfreq(int n, double d = 1, string? device = null) => rfftfreq((long)n, d, device);

    /// <summary>Refused: a length is an integer.</summary>
    /// <exception cref="ValueError">Always.</exception>
    public NDArray rfftfreq(double n, double d = 1, string? device = null) =>
        throw new ValueError("n should be an integer");

    /// <summary>The array with the zero frequency, which is first, moved to the middle.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axes">Along which axes; by default all.</param>
    /// <exception cref="IndexError">The array has no such axis.</exception>
    public NDArray fftshift(NDArray x, int[]? axes = null) => Shifted(x, axes, extent => extent / 2);

    /// <inheritdoc cref="fftshift(NDArray, int[])"/>
    public NDArray fftshift(NDArray x, int axes) => fftshift(x, [axes]);

    /// <summary>The inverse of <see cref="fftshift(NDArray, int[])"/>.</summary>
    /// <inheritdoc cref="fftshift(NDArray, int[])"/>
    public NDArray ifftshift(NDArray x, int[]? axes = null) => Shifted(x, axes, extent => extent - (extent / 2));

    /// <inheritdoc cref="ifftshift(NDArray, int[])"/>
    public NDArray ifftshift(NDArray x, int axes) => ifftshift(x, [axes]);

    private static double FrequencyStep(long n, double d, string? device)
    {
        if (device is not (null or "cpu"))
        {
            throw new ValueError($"Device not understood. Only \"cpu\" is allowed, but received: {device}");
        }

        return n * d == 0 ? throw new DivideByZeroException("float division by zero") : 1 / (n * d);
    }

    private static NDArray Shifted(NDArray x, int[]? axes, Func<long, long> shiftOf)
    {
        ArgumentNullException.ThrowIfNull(x);
        var shifts = new long[x.ndim];
        foreach (var axis in axes ?? [.. Enumerable.Range(0, x.ndim)])
        {
            if (axis < -x.ndim || axis >= x.ndim)
            {
                throw new IndexError("tuple index out of range");
            }

            var along = axis < 0 ? axis + x.ndim : axis;
            var extent = x.Layout.Extents[along];
            shifts[along] = extent == 0 ? 0 : (shifts[along] + shiftOf(extent)) % extent;
        }

        var result = ArrayFactory.Allocate(x.Session, x.Type, Layout.Contiguous(x.Layout.Extents));
        Move(x, result, shifts, 0);
        return result;
    }

    // Two blocks for each axis that is shifted.
    private static void Move(NDArray from, NDArray to, long[] shifts, int axis)
    {
        if (axis == shifts.Length)
        {
            ArrayFactory.Store(to, from);
            return;
        }

        var (shift, extent) = (shifts[axis], from.Layout.Extents[axis]);
        if (shift == 0)
        {
            Move(from, to, shifts, axis + 1);
            return;
        }

        Move(Part(from, axis, 0, extent - shift), Part(to, axis, shift, extent - shift), shifts, axis + 1);
        Move(Part(from, axis, extent - shift, shift), Part(to, axis, 0, shift), shifts, axis + 1);
    }

    private static NDArray Part(NDArray array, int axis, long start, long count) =>
        array.ViewOf(array.Layout.Slice(axis, start, count));
}
