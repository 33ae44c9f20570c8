using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Signals;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort;

/// <content>Windows and other functions for sampled signals.</content>
public static partial class np
{
    /// <summary>The triangular window, 0 at both ends.</summary>
    /// <param name="M">The number of places; below 1 the window is empty.</param>
    public static NDArray bartlett(double M) => Windows.Of(M, place => 1.0 - abs(place));

    /// <summary>Blackman's window: three cosines.</summary>
    /// <inheritdoc cref="bartlett"/>
    public static NDArray blackman(double M) => Windows.Cosines(M, 0.42, 0.5, 0.08);

    /// <summary>Hamming's window: a raised cosine that does not reach 0.</summary>
    /// <inheritdoc cref="bartlett"/>
    public static NDArray hamming(double M) => Windows.Cosines(M, 0.54, 0.46);

    /// <summary>Von Hann's window: a raised cosine.</summary>
    /// <inheritdoc cref="bartlett"/>
    public static NDArray hanning(double M) => Windows.Cosines(M, 0.5, 0.5);

    /// <summary>Kaiser's window, of Bessel functions.</summary>
    /// <param name="M">The number of places; below 1 the window is empty.</param>
    /// <param name="beta">How narrow the window is: 0 is a rectangle, 5 about Hamming's, 8.6 about Blackman's.</param>
    public static NDArray kaiser(double M, double beta) => Windows.Of(M, place =>
        i0(beta * sqrt(maximum(1.0 - (place * place), 0.0))) / i0(array(beta)));

    /// <summary>The modified Bessel function of the first kind and order 0.</summary>
    /// <param name="x">Real numbers; integers become float64.</param>
    /// <exception cref="TypeError">The numbers are complex.</exception>
    /// <remarks>Chebyshev series of the Cephes library.</remarks>
    public static NDArray i0(NDArray x) => Given(x).Type == ElementType.Complex
        ? throw new TypeError("i0 not supported for complex values")
        : UfuncTable.I0.Apply(x.Type.IsFloat() ? x : x.astype(float64));

    /// <summary>The function sin(pi x) / (pi x), 1 at 0.</summary>
    public static NDArray sinc(NDArray x)
    {
        var angle = (Given(x).Type.IsFloat() || x.Type == ElementType.Complex ? x : x.astype(float64)) * Math.PI;
        var divisor = where(angle == 0, (object)Math.ScaleB(1, -10), angle);
        return where(angle == 0, (object)1.0, sin(divisor) / divisor);
    }

    /// <summary>The phases with jumps of more than half a period replaced by their complement.</summary>
    /// <param name="p">The phases.</param>
    /// <param name="discont">How large a jump has to be; at least, and by default, half a period.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="period">The period, a .NET number: 2 pi by default; an integer keeps integers.</param>
    public static NDArray unwrap(NDArray p, double? discont = null, int axis = -1, object? period = null)
    {
        var steps = diff(p, axis: axis);
        var length = ArrayFactory.AsOperand(period ?? 2 * Math.PI);
        var isExact = steps.Type.IsInteger() && length.Type.IsInteger();
        var size = length.ndim == 0 ? (double)length : throw new TypeError("the period has to be one number");
        NDArray high = isExact ? (long)Math.Floor(size / 2) : (NDArray)(size / 2);
        NDArray low = isExact ? -(long)Math.Floor(size / 2) : (NDArray)(-size / 2);
        var folded = mod(steps - low, length) + low;
        if (!isExact || size % 2 == 0)
        {
            folded = where((folded == low) & (steps > 0), high, folded);
        }

        var correction = where(abs(steps) < (discont ?? size / 2), (object)0, folded - steps);
        var result = ArrayFactory.Copy(p, Promotion.Promote(correction.Type, p.Type));
        var along = Axes.Normalize(axis, p.ndim);
        if (p.Layout.Extents[along] > 1)
        {
            var rest = result.ViewOf(result.Layout.Slice(along, 1, p.Layout.Extents[along] - 1));
            ArrayFactory.Store(rest, rest + cumsum(correction, along));
        }

        return result;
    }

    /// <summary>The integral along an axis by the trapezoidal rule.</summary>
    /// <param name="y">The values.</param>
    /// <param name="x">Where they are: of their shape, or a vector along the axis; null for even spacing.</param>
    /// <param name="dx">The spacing where <paramref name="x"/> is null.</param>
    /// <param name="axis">The axis.</param>
    public static NDArray trapezoid(NDArray y, NDArray? x = null, double dx = 1.0, int axis = -1)
    {
        var along = Axes.Normalize(axis, Given(y).ndim);
        var count = y.Layout.Extents[along];
        var used = Math.Max(count - 1, 0);
        var later = y.ViewOf(y.Layout.Slice(along, Math.Min(1, count), used));
        var sums = later + y.ViewOf(y.Layout.Slice(along, 0, used));
        return (Widths(y, x, dx, along) * sums / 2.0).sum(along);
    }

    /// <inheritdoc cref="trapezoid"/>
    public static NDArray trapz(NDArray y, NDArray? x = null, double dx = 1.0, int axis = -1) =>
        trapezoid(y, x, dx, axis);

    /// <summary>The derivatives along axes, by differences of second order.</summary>
    /// <param name="f">The values.</param>
    /// <param name="varargs">The spacing: nothing for 1, a number for all axes, or for each axis a number or the
    /// places along it.</param>
    /// <returns>One array for each axis; of a vector it converts to an array.</returns>
    /// <exception cref="ValueError">An axis is too short, or places do not fit it.</exception>
    /// <exception cref="TypeError">There is neither one spacing nor one for each axis.</exception>
    public static GradientResult gradient(NDArray f, params object[] varargs) =>
        new(Gradients.Of(f, varargs, null, 1));

    /// <summary>The derivatives along axes, by differences of second order.</summary>
    /// <param name="f">The values.</param>
    /// <param name="spacing">As the further arguments of <see cref="gradient(NDArray, object[])"/>.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="edge_order">The order of the differences at the ends, 1 or 2.</param>
    /// <inheritdoc cref="gradient(NDArray, object[])"/>
    public static GradientResult gradient(NDArray f, object[]? spacing, int[]? axis, int edge_order = 1) =>
        new(Gradients.Of(f, spacing ?? [], axis, edge_order));

    private static NDArray Widths(NDArray y, NDArray? x, double dx, int along)
    {
        if (x is null)
        {
            return dx;
        }

        if (x.ndim != 1)
        {
            return diff(x, axis: along);
        }

        var extents = new long[y.ndim];
        extents.AsSpan().Fill(1);
        extents[along] = -1;
        return Reshaped(diff(x), extents);
    }
}
