namespace Cohort.Kernels.Library.Fourier;

/// <summary>A line of complex numbers anywhere in memory; parts that are not there read as zero.</summary>
/// <param name="Re">The address of the first real part.</param>
/// <param name="Im">The address of the first imaginary part.</param>
/// <param name="Step">From one number to the next, in doubles.</param>
/// <param name="Count">How many real parts there are.</param>
/// <param name="ImaginaryCount">How many imaginary parts there are.</param>
internal readonly record struct Line(nint Re, nint Im, nint Step, nint Count, nint ImaginaryCount)
{
    /// <summary>1, or -1 where the numbers in memory are conjugates.</summary>
    public double Sign { get; init; } = 1;

    /// <summary>Real and imaginary parts exchanged.</summary>
    public Line Swapped => new(Im, Re, Step, ImaginaryCount, Count);

    /// <summary>Complex numbers of an array.</summary>
    /// <param name="address">The first.</param>
    /// <param name="step">From one to the next, in numbers.</param>
    /// <param name="count">How many.</param>
    public static Line OfComplex(nint address, nint step, nint count) =>
        new(address, address + sizeof(double), 2 * step, count, count);

    /// <summary>Real numbers of an array.</summary>
    public static Line OfReal(nint address, nint step, nint count) => new(address, 0, step, count, 0);

    /// <summary>Real numbers of an array, the even ones as real parts, the odd ones as imaginary parts.</summary>
    public static Line OfPairs(nint address, nint step, nint count) =>
        new(address, address + (step * sizeof(double)), 2 * step, (count + 1) / 2, count / 2);

    /// <summary>The only line in planes.</summary>
    public static Line OfPlanes(Planes planes, nint count) => new(planes.Re, planes.Im, 1, count, count);

    /// <summary>Each so many-th number from some place on.</summary>
    public Line Every(nint step, nint first) => new(
        Re + (first * Step * sizeof(double)), Im + (first * Step * sizeof(double)), Step * step,
        Math.Max(0, (Count - first + step - 1) / step), Math.Max(0, (ImaginaryCount - first + step - 1) / step))
    {
        Sign = Sign,
    };
}
