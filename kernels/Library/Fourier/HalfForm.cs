namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// One half of the spectrum of real numbers to these numbers: the reverse of <see cref="RealForm"/>. Of the first
/// number, and of the middle one of an even length, the real part counts.
/// </summary>
internal sealed unsafe class HalfForm : LineForm
{
    private readonly LineAxes _axes;
    private readonly HalfRoots? _roots;
    private readonly double _sign;
    private readonly bool _isReal;

    /// <summary>Creates a form.</summary>
    /// <param name="axes">The line in both arrays.</param>
    /// <param name="isBackward">Whether the exponents are positive; they usually are.</param>
    /// <param name="isReal">Whether the spectrum is real.</param>
    /// <param name="roots">Roots for an even length, null for an odd one.</param>
    public HalfForm(LineAxes axes, bool isBackward, bool isReal, HalfRoots? roots)
        : base(roots is null ? axes.Length : axes.Length / 2)
    {
        _axes = axes;
        _roots = roots;
        _sign = isBackward ? 1 : -1;
        _isReal = isReal;
    }

    /// <inheritdoc/>
    public override nint ReadLength => (_axes.Length / 2) + 1;

    /// <inheritdoc/>
    public override nint StepsBefore => _roots?.Count ?? ReadLength;

    /// <inheritdoc/>
    public override Line Source(nint address) => _isReal
        ? Line.OfReal(address, _axes.Step, _axes.Count)
        : Line.OfComplex(address, _axes.Step, _axes.Count) with { Sign = _sign };

    /// <inheritdoc/>
    public override Line Target(nint address) => (_roots is null
        ? Line.OfReal(address, _axes.ToStep, _axes.Length)
        : Line.OfPairs(address, _axes.ToStep, _axes.Length)).Swapped;

    /// <inheritdoc/>
    public override void Prepare(Planes data, int lanes, nint from, nint until)
    {
        if (_roots is not null)
        {
            _roots.Join(data, Length, lanes, from, until);
            return;
        }

        // The parts change places, since the exponents are positive.
        double* re = data.Real, im = data.Imaginary;
        for (var k = from; k < until; k++)
        {
            for (var at = k * lanes; at < (k + 1) * lanes; at++)
            {
                (re[at], im[at]) = (k == 0 ? 0 : im[at], re[at]);
                if (k > 0)
                {
                    var opposite = at + ((Length - (2 * k)) * lanes);
                    (re[opposite], im[opposite]) = (-re[at], im[at]);
                }
            }
        }
    }
}
