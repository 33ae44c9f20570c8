using Cohort.Fourier;
using Cohort.Kernels.Library.Fourier;

namespace Cohort;

/// <summary>
/// Discrete Fourier transforms, as <c>np.fft</c>. Results are float64 or complex128, whatever the type of the input. An
/// axis is cut, or continued with zeros, to the length asked for. <c>norm</c> says which direction is divided by the
/// length: "backward" (the inverse; also null), "forward", or "ortho" (each by its square root).
/// </summary>
/// <remarks>
/// On the CPU by passes of Stockham's form, by convolution (Bluestein) where the length has a large prime factor, and
/// in four steps where a line is long. On CUDA devices by cuFFT where the machine has it.
/// </remarks>
[ModuleName("np.fft")]
public sealed partial class FourierModule
{
    private readonly FourierPlans _plans = new();

    internal FourierModule()
    {
    }

    /// <summary>The transform along an axis.</summary>
    /// <param name="a">The array.</param>
    /// <param name="n">The length of the transform; by default the axis's.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="norm">"backward", "ortho" or "forward".</param>
    /// <param name="out">Where to store the result.</param>
    /// <exception cref="ValueError">The length, the norm or the shape of <paramref name="out"/> is wrong.</exception>
    /// <exception cref="IndexError">The array has no such axis, and no length is given.</exception>
    /// <exception cref="AxisError">The array has no such axis.</exception>
    public NDArray fft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.Fft, a, n, axis, norm, @out);

    /// <summary>The inverse of <see cref="fft"/>.</summary>
    /// <inheritdoc cref="fft"/>
    public NDArray ifft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.InverseFft, a, n, axis, norm, @out);

    /// <summary>
    /// The first n/2 + 1 numbers of the transform of real numbers; the others are their conjugates in reverse.
    /// </summary>
    /// <inheritdoc cref="fft"/>
    /// <exception cref="TypeError">The array is complex.</exception>
    public NDArray rfft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.Rfft, a, n, axis, norm, @out);

    /// <summary>The inverse of <see cref="rfft"/>: n real numbers, by default 2 (m - 1) for an axis of m.</summary>
    /// <inheritdoc cref="fft"/>
    public NDArray irfft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.InverseRfft, a, n, axis, norm, @out);

    /// <summary>
    /// The transform of what has a real spectrum, given by its first half: n real numbers, by default 2 (m - 1) for an
    /// axis of m.
    /// </summary>
    /// <inheritdoc cref="fft"/>
    public NDArray hfft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.Hfft, a, n, axis, norm, @out);

    /// <summary>The inverse of <see cref="hfft"/>: n/2 + 1 complex numbers.</summary>
    /// <inheritdoc cref="fft"/>
    /// <exception cref="TypeError">The array is complex.</exception>
    public NDArray ihfft(NDArray a, int? n = null, int axis = -1, string? norm = null, NDArray? @out = null) =>
        Along(Transform.InverseHfft, a, n, axis, norm, @out);

    /// <summary>The transform along two axes, by default the last ones.</summary>
    /// <inheritdoc cref="fftn"/>
    public NDArray fft2(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        fftn(a, s, axes ?? [-2, -1], norm, @out);

    /// <summary>The inverse of <see cref="fft2"/>.</summary>
    /// <inheritdoc cref="fftn"/>
    public NDArray ifft2(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        ifftn(a, s, axes ?? [-2, -1], norm, @out);

    /// <summary>The transform of real numbers along two axes, by default the last ones.</summary>
    /// <inheritdoc cref="rfftn"/>
    public NDArray rfft2(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        rfftn(a, s, axes ?? [-2, -1], norm, @out);

    /// <summary>The inverse of <see cref="rfft2"/>.</summary>
    /// <inheritdoc cref="fftn"/>
    public NDArray irfft2(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        irfftn(a, s, axes ?? [-2, -1], norm, @out);

    /// <summary>The transform along several axes.</summary>
    /// <param name="a">The array.</param>
    /// <param name="s">The lengths along the axes, -1 for the whole axis; by default the array's.</param>
    /// <param name="axes">The axes; by default all, or as many of the last ones as there are lengths.</param>
    /// <param name="norm">"backward", "ortho" or "forward".</param>
    /// <param name="out">Where to store the result.</param>
    /// <exception cref="ValueError">
    /// A length or the norm is wrong, there are not as many lengths as axes, or <paramref name="out"/> has another
    /// shape than the result.
    /// </exception>
    /// <exception cref="IndexError">The array has no such axis, and no lengths are given.</exception>
    /// <exception cref="AxisError">The array has no such axis.</exception>
    public NDArray fftn(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        Each(Transform.Fft, a, s, axes, norm, @out);

    /// <summary>The inverse of <see cref="fftn"/>.</summary>
    /// <inheritdoc cref="fftn"/>
    public NDArray ifftn(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null) =>
        Each(Transform.InverseFft, a, s, axes, norm, @out);

    /// <summary>
    /// The transform of real numbers along several axes: <see cref="rfft"/> along the last, <see cref="fft"/> along the
    /// others.
    /// </summary>
    /// <inheritdoc cref="fftn"/>
    /// <exception cref="TypeError">The array is complex.</exception>
    public NDArray rfftn(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null)
    {
        var (lengths, along) = AxisLengths.Of(a, s, axes, Transform.Rfft).WithLast();
        var result = Transform.Rfft.Apply(_plans, a, lengths[^1], along[^1], norm);
        for (var i = 0; i < along.Length - 1; i++)
        {
            result = Transform.Fft.Apply(_plans, result, lengths[i], along[i], norm);
        }

        return np.Transformed(result, @out, "fft");
    }

    /// <summary>The inverse of <see cref="rfftn"/>.</summary>
    /// <inheritdoc cref="fftn"/>
    public NDArray irfftn(
        NDArray a, int[]? s = null, int[]? axes = null, string? norm = null, NDArray? @out = null)
    {
        var (lengths, along) = AxisLengths.Of(a, s, axes, Transform.InverseRfft).WithLast();
        var result = a;
        for (var i = 0; i < along.Length - 1; i++)
        {
            result = Transform.InverseFft.Apply(_plans, result, lengths[i], along[i], norm);
        }

        result = Transform.InverseRfft.Apply(_plans, result, lengths[^1], along[^1], norm);
        return np.Transformed(result, @out, "irfft");
    }

    private NDArray Along(Transform transform, NDArray a, int? n, int axis, string? norm, NDArray? output)
    {
        ArgumentNullException.ThrowIfNull(a);
        var result = transform.Apply(_plans, a, n ?? transform.LengthOf(a, axis), axis, norm);
        return np.Transformed(result, output, transform.Name);
    }

    private NDArray Each(Transform transform, NDArray a, int[]? s, int[]? axes, string? norm, NDArray? output)
    {
        var (lengths, along) = AxisLengths.Of(a, s, axes, transform);
        var result = a;
        for (var i = along.Length - 1; i >= 0; i--)
        {
            result = transform.Apply(_plans, result, lengths[i], along[i], norm);
        }

        return np.Transformed(result, output, transform.Name);
    }
}
