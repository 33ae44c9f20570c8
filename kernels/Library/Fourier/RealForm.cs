namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Real numbers to their spectrum, of which one half mirrors the other. An even number of them are half as many complex
/// ones, whose spectrum is taken apart; an odd number have imaginary parts of zero.
/// </summary>
internal sealed unsafe class RealForm : LineForm
{
    private readonly LineAxes _axes;
    private readonly UnitRoots _roots;
    private readonly double _sign;
    private readonly bool _isEven;

    /// <summary>Creates a form.</summary>
    /// <param name="axes">The line in both arrays; the results are one half of the spectrum, or all of it.</param>
    /// <param name="isBackward">Whether the exponents are positive.</param>
    /// <param name="roots">The roots of the length, where it is even.</param>
    public RealForm(LineAxes axes, bool isBackward, UnitRoots roots)
        : base(
            axes.Length % 2 == 0 ? axes.Length / 2 : axes.Length,
            (axes.Length % 2 == 0 ? axes.Length / 4 : axes.Length / 2) + 1)
    {
        _axes = axes;
        _roots = roots;
        _sign = isBackward ? -1 : 1;
        _isEven = axes.Length % 2 == 0;
    }

    /// <inheritdoc/>
    public override Line? Source(nint address) => _isEven
        ? Line.OfPairs(address, _axes.Step, _axes.Count)
        : Line.OfReal(address, _axes.Step, _axes.Count);

    /// <inheritdoc/>
    public override void Deliver(nint address, Planes result, int lanes, double scale, nint from, nint until)
    {
        double* re = result.Real, im = result.Imaginary, to = (double*)address;
        for (var k = from; k < until; k++)
        {
            var at = k * lanes;
            if (!_isEven)
            {
                Put(to, k, re[at] * scale, (k == 0 ? 0 : im[at]) * scale);
                continue;
            }

            var opposite = (k == 0 ? 0 : Length - k) * lanes;
            var (c, s) = _roots[k];

            // Twice the spectra of the even and of the odd numbers.
            var (evenRe, evenIm) = (re[at] + re[opposite], im[at] - im[opposite]);
            var (oddRe, oddIm) = (im[at] + im[opposite], re[opposite] - re[at]);
            var (turnedRe, turnedIm) = ((oddRe * c) - (oddIm * s), (oddRe * s) + (oddIm * c));
            var half = 0.5 * scale;
            Put(to, k, (evenRe + turnedRe) * half, (evenIm + turnedIm) * half);
            Put(to, Length - k, (evenRe - turnedRe) * half, (turnedIm - evenIm) * half);
        }
    }

    private void Put(double* to, nint k, double re, double im)
    {
        to[2 * k * _axes.ToStep] = re;
        to[(2 * k * _axes.ToStep) + 1] = im * _sign;
        if (_axes.ToCount == _axes.Length && k > 0 && 2 * k < _axes.Length)
        {
            to[2 * (_axes.Length - k) * _axes.ToStep] = re;
            to[(2 * (_axes.Length - k) * _axes.ToStep) + 1] = -im * _sign;
        }
    }
}
