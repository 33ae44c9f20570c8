namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Real numbers to their spectrum, of which one half mirrors the other. An even number of them are half as many complex
/// ones, whose spectrum is taken apart; an odd number have imaginary parts of zero.
/// </summary>
internal sealed unsafe class RealForm : LineForm
{
    private readonly LineAxes _axes;
    private readonly HalfRoots? _roots;
    private readonly double _sign;

    /// <summary>Creates a form.</summary>
    /// <param name="axes">The line in both arrays; the results are one half of the spectrum, or all of it.</param>
    /// <param name="isBackward">Whether the exponents are positive.</param>
    /// <param name="roots">Roots for an even length, null for an odd one.</param>
    public RealForm(LineAxes axes, bool isBackward, HalfRoots? roots)
        : base(roots is null ? axes.Length : axes.Length / 2)
    {
        _axes = axes;
        _roots = roots;
        _sign = isBackward ? -1 : 1;
    }

    /// <inheritdoc/>
    public override nint WriteLength => (_axes.Length / 2) + 1;

    /// <inheritdoc/>
    public override nint StepsAfter => _roots?.Count ?? 1;

    /// <inheritdoc/>
    public override double Factor => _roots is null ? 1 : 0.5;

    /// <inheritdoc/>
    public override Line Source(nint address) => _roots is null
        ? Line.OfReal(address, _axes.Step, _axes.Count)
        : Line.OfPairs(address, _axes.Step, _axes.Count);

    /// <inheritdoc/>
    public override Line Target(nint address) =>
        Line.OfComplex(address, _axes.ToStep, WriteLength) with { Sign = _sign };

    /// <inheritdoc/>
    public override Line? Mirror(nint address) => _axes.ToCount == WriteLength
        ? null
        : Line.OfComplex(
            address + ((_axes.Length - 1) * _axes.ToStep * 2 * sizeof(double)), -_axes.ToStep,
            _axes.Length - WriteLength) with
        { Sign = -_sign };

    /// <inheritdoc/>
    public override void Finish(Planes data, int lanes, nint from, nint until)
    {
        if (_roots is not null)
        {
            _roots.Split(data, Length, lanes, from, until);
            return;
        }

        // The sum of real numbers, whatever the rounding of a convolution says.
        new Span<double>(data.Imaginary, lanes).Clear();
    }
}
