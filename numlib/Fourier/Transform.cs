using Cohort.Creation;
using Cohort.Kernels.Library.Fourier;
using Cohort.Kernels.Library.Operations;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Regions;
using Cohort.Typing;

namespace Cohort.Fourier;

/// <summary>One of the transforms along an axis that all others consist of.</summary>
/// <param name="Name">NumPy's name, for messages.</param>
/// <param name="Kind">What it takes and gives.</param>
/// <param name="IsBackward">Whether its exponents are positive.</param>
/// <param name="Scale">By what a norm and a length multiply it.</param>
internal sealed record Transform(string Name, FourierKind Kind, bool IsBackward, Func<string?, long, double> Scale)
{
    /// <summary>np.fft.fft.</summary>
    public static Transform Fft { get; } = new("fft", FourierKind.Complex, false, Normalization.Forward);

    /// <summary>np.fft.ifft.</summary>
    public static Transform InverseFft { get; } = new("ifft", FourierKind.Complex, true, Normalization.Backward);

    /// <summary>np.fft.rfft.</summary>
    public static Transform Rfft { get; } = new("rfft", FourierKind.RealToHalf, false, Normalization.Forward);

    /// <summary>np.fft.irfft.</summary>
    public static Transform InverseRfft { get; } = new(
        "irfft", FourierKind.HalfToReal, true, Normalization.Backward);

    /// <summary>np.fft.hfft.</summary>
    public static Transform Hfft { get; } = new(
        "hfft", FourierKind.HalfToReal, false,
        (norm, n) => Normalization.Backward(Normalization.Opposite(norm), n));

    /// <summary>np.fft.ihfft.</summary>
    public static Transform InverseHfft { get; } = new(
        "ihfft", FourierKind.RealToHalf, true, Normalization.Backward);

    /// <summary>The length along an axis that an array suggests.</summary>
    /// <exception cref="IndexError">The array has no such axis.</exception>
    public long LengthOf(NDArray a, int axis)
    {
        if (axis < -a.ndim || axis >= a.ndim)
        {
            throw new IndexError("tuple index out of range");
        }

        var extent = a.Layout.Extents[axis < 0 ? axis + a.ndim : axis];
        return Kind == FourierKind.HalfToReal ? 2 * (extent - 1) : extent;
    }

    /// <summary>Transforms an array.</summary>
    /// <exception cref="ValueError">The length or the norm is none.</exception>
    /// <exception cref="AxisError">The array has no such axis.</exception>
    /// <exception cref="TypeError">A transform of real numbers is given complex ones.</exception>
    public NDArray Apply(FourierPlans plans, NDArray a, long n, int axis, string? norm)
    {
        if (n < 1)
        {
            throw new ValueError($"Invalid number of FFT data points ({n}) specified.");
        }

        var scale = Scale(norm, n);
        var along = Axes.Normalize(axis, a.ndim);
        CheckReal(a, n);
        var array = a.Type is ElementType.Double or ElementType.Complex ? a : ArrayFactory.Copy(a, ElementType.Double);
        var extents = array.shape;
        extents[along] = FftOperation.ResultLength(Kind, n);
        var type = Kind == FourierKind.HalfToReal ? ElementType.Double : ElementType.Complex;
        ReadOnlySpan<RegionView> inputs = [array.View];
        var operation = new FftOperation(plans, Kind, along, n, IsBackward, scale);
        return NDArray.Create(array.Session, array.Engine.Library(operation, inputs, [(type, extents)])[0]);
    }

    private void CheckReal(NDArray a, long n)
    {
        if (Kind == FourierKind.RealToHalf && a.Type == ElementType.Complex)
        {
            var loop = n % 2 == 0 ? "rfft_n_even" : "rfft_n_odd";
            throw new TypeError($"ufunc '{loop}' not supported for the input types, and the inputs could not be safely "
                + "coerced to any supported types according to the casting rule ''safe''");
        }
    }
}
