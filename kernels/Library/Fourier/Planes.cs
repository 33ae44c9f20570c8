using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Complex numbers as two planes. Several lines are interleaved: element j of lane l of L is at j * L + l.
/// </summary>
/// <param name="Re">The real parts.</param>
/// <param name="Im">The imaginary parts.</param>
internal readonly unsafe record struct Planes(nint Re, nint Im)
{
    /// <summary>Creates planes of a length, one behind the other.</summary>
    public static Planes At(double* memory, nint length) => new((nint)memory, (nint)(memory + length));

    /// <summary>The real parts.</summary>
    public double* Real => (double*)Re;

    /// <summary>The imaginary parts.</summary>
    public double* Imaginary => (double*)Im;

    /// <summary>
    /// Real and imaginary parts exchanged. A transform of these is the transform in the other direction.
    /// </summary>
    public Planes Swapped => new(Im, Re);

    /// <summary>The same from another element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Planes From(nint element) => new(Re + (element * sizeof(double)), Im + (element * sizeof(double)));
}
