using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// The numbers exp(-pi i j^2 / n), and the spectrum of their conjugates, with which Bluestein's convolution multiplies.
/// </summary>
internal sealed unsafe class Chirp
{
    private readonly double[] _chirp;
    private readonly double[] _filter;

    /// <summary>Computes them by the transform of the convolution's length.</summary>
    public Chirp(nint length, BlockTransform inner)
        : this(length, inner.Length)
    {
        var spare = GC.AllocateUninitializedArray<double>(_filter.Length, pinned: true);
        var (data, other) = (PlanesOf(_filter), PlanesOf(spare));
        if (inner.Run(data, other, 1) == other)
        {
            spare.CopyTo(_filter, 0);
        }
    }

    /// <summary>Computes them by the transform of the convolution's length.</summary>
    public Chirp(nint length, LongTransform inner)
        : this(length, inner.Length)
    {
        var values = (double[])_filter.Clone();
        fixed (double* first = values)
        {
            var source = Line.OfPlanes(Planes.At(first, inner.Length), inner.Length);
            inner.Run(source, Line.OfPlanes(PlanesOf(_filter), inner.Length), 1, SerialParallel.Instance);
        }
    }

    private Chirp(nint length, nint room)
    {
        _chirp = GC.AllocateUninitializedArray<double>(checked((int)(2 * length)), pinned: true);
        _filter = GC.AllocateArray<double>(checked((int)(2 * room)), pinned: true);
        var roots = new UnitRoots(2 * length);
        var square = 0L;
        for (nint j = 0; j < length; j++)
        {
            var (re, im) = roots[square];
            (_chirp[j], _chirp[length + j]) = (re, im);
            var opposite = j == 0 ? 0 : room - j;
            _filter[j] = _filter[opposite] = re / room;
            _filter[room + j] = _filter[room + opposite] = -im / room;
            square = (square + (2 * j) + 1) % (2 * length);
        }
    }

    /// <summary>Multiplies a part of interleaved lines by the chirp.</summary>
    public void Modulate(Planes data, int lanes, nint from, nint until) => Multiply(data, lanes, _chirp, from, until);

    /// <summary>Multiplies a part of interleaved spectra by that of the filter.</summary>
    public void Filter(Planes data, int lanes, nint from, nint until) => Multiply(data, lanes, _filter, from, until);

    /// <summary>Writes zeros.</summary>
    public static void Clear(Planes data, nint from, nint until)
    {
        new Span<double>(data.Real + from, checked((int)(until - from))).Clear();
        new Span<double>(data.Imaginary + from, checked((int)(until - from))).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(Planes data, int lanes, double[] factors, nint from, nint until)
    {
        var planes = PlanesOf(factors);
        double* re = data.Real, im = data.Imaginary;
        for (var j = from; j < until; j++)
        {
            double c = planes.Real[j], s = planes.Imaginary[j];
            for (var at = j * lanes; at < (j + 1) * lanes; at++)
            {
                (re[at], im[at]) = ((re[at] * c) - (im[at] * s), (re[at] * s) + (im[at] * c));
            }
        }
    }

    // The arrays are pinned for life.
    private static Planes PlanesOf(double[] pinned) => Planes.At(
        (double*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), pinned.Length / 2);
}
