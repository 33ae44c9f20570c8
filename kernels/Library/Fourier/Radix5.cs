using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>The transform of five numbers.</summary>
internal readonly unsafe struct Radix5 : IRadix
{
    private const double Cosine1 = 0.30901699437494742410;
    private const double Cosine2 = -0.80901699437494742410;
    private const double Sine1 = 0.95105651629515357212;
    private const double Sine2 = 0.58778525229247312917;

    // A method of its own: inlined, it takes more than the compiler is willing to inline in all.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TLanes, TTurn>(
        Planes from, nint step, Planes to, nint toStep, double* roots, PassTable table)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TTurn : ITurn
    {
        double* re = from.Real, im = from.Imaginary, toRe = to.Real, toIm = to.Imaginary;
        var a = Lane<TVector, TLanes>.Load(re, im);
        var b = Lane<TVector, TLanes>.Load(re + step, im + step);
        var c = Lane<TVector, TLanes>.Load(re + (2 * step), im + (2 * step));
        var d = Lane<TVector, TLanes>.Load(re + (3 * step), im + (3 * step));
        var e = Lane<TVector, TLanes>.Load(re + (4 * step), im + (4 * step));
        var (near, far, nearSide, farSide) = (b + e, c + d, b - e, c - d);
        (a + near + far).Store(toRe, toIm);
        var middle1 = a + (near * Cosine1) + (far * Cosine2);
        var middle2 = a + (near * Cosine2) + (far * Cosine1);
        var side1 = (nearSide * Sine1) + (farSide * Sine2);
        var side2 = (nearSide * Sine2) - (farSide * Sine1);
        TTurn.Store(middle1.PlusMinusI(side1), to, toStep, roots);
        TTurn.Store(middle2.PlusMinusI(side2), to, 2 * toStep, roots + 2);
        TTurn.Store(middle2.PlusI(side2), to, 3 * toStep, roots + 4);
        TTurn.Store(middle1.PlusI(side1), to, 4 * toStep, roots + 6);
    }
}
