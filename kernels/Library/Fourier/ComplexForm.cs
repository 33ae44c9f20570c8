namespace Cohort.Kernels.Library.Fourier;

/// <summary>Complex numbers to complex numbers.</summary>
/// <param name="axes">The line in both arrays.</param>
/// <param name="isBackward">Whether the exponents are positive.</param>
internal sealed class ComplexForm(LineAxes axes, bool isBackward) : LineForm(axes.Length)
{
    /// <inheritdoc/>
    public override Line Source(nint address) => Turned(Line.OfComplex(address, axes.Step, axes.Count));

    /// <inheritdoc/>
    public override Line Target(nint address) => Turned(Line.OfComplex(address, axes.ToStep, axes.Length));

    private Line Turned(Line line) => isBackward ? line.Swapped : line;
}
