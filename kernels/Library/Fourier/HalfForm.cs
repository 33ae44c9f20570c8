namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// One half of the spectrum of real numbers to these numbers: the reverse of <see cref="RealForm"/>. Of the first number,
/// and of the middle one of an even length, the real part counts.
/// </summary>
internal sealed unsafe class HalfForm : LineForm
{
    private readonly LineAxes _axes;
    private readonly UnitRoots _roots;
    private readonly double _sign;
    private readonly bool _isReal;
    private readonly bool _isEven;

    /// <summary>Creates a form.</summary>
    /// <param name="axes">The line in both arrays.</param>
    /// <param name="isBackward">Whether the exponents are positive; they usually are.</param>
    /// <param name="isReal">Whether the spectrum is real.</param>
    /// <param name="roots">The roots of the length, where it is even.</param>
    public HalfForm(LineAxes axes, bool isBackward, bool isReal, UnitRoots roots)
        : base(
            axes.Length % 2 == 0 ? axes.Length / 2 : axes.Length,
            (axes.Length % 2 == 0 ? axes.Length / 4 : axes.Length / 2) + 1)
    {
        _axes = axes;
        _roots = roots;
        _sign = isBackward ? 1 : -1;
        _isReal = isReal;
        _isEven = axes.Length % 2 == 0;
    }

    /// <inheritdoc/>
    public override Line? Target(nint address) => (_isEven
        ? Line.OfPairs(address, _axes.ToStep, _axes.Length)
        : Line.OfReal(address, _axes.ToStep, _axes.Length)).Swapped;

    /// <inheritdoc/>
    public override void Fill(nint address, Planes to, int lanes, nint from, nint until)
    {
        // The exponents are positive: the parts change places before and after.
        double* re = to.Imaginary, im = to.Real;
        for (var k = from; k < until; k++)
        {
            var (x, y) = Get(address, k);
            if (!_isEven)
            {
                (re[k * lanes], im[k * lanes]) = (x, k == 0 ? 0 : y);
                if (k > 0)
                {
                    (re[(Length - k) * lanes], im[(Length - k) * lanes]) = (x, -y);
                }

                continue;
            }

            var (u, v) = Get(address, Length - k);
            (y, v) = k == 0 ? (0, 0) : (y, v);
            var (c, s) = _roots[k];
            var (evenRe, evenIm) = (x + u, y - v);
            var (oddRe, oddIm) = (((x - u) * c) + ((y + v) * s), ((y + v) * c) - ((x - u) * s));
            (re[k * lanes], im[k * lanes]) = (evenRe - oddIm, evenIm + oddRe);
            if (k > 0)
            {
                (re[(Length - k) * lanes], im[(Length - k) * lanes]) = (evenRe + oddIm, oddRe - evenIm);
            }
        }
    }

    private (double Re, double Im) Get(nint address, nint k)
    {
        if (k >= _axes.Count)
        {
            return (0, 0);
        }

        var at = (double*)address + (k * _axes.Step * (_isReal ? 1 : 2));
        return (at[0], _isReal ? 0 : at[1] * _sign);
    }
}
