using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>The transform of four numbers.</summary>
internal readonly unsafe struct Radix4 : IRadix
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        var (even, odd) = (a + c, b + d);
        var (evenSide, oddSide) = (a - c, b - d);
        (even + odd).Store(toRe, toIm);
        var (second, third, fourth) = (evenSide.PlusMinusI(oddSide), even - odd, evenSide.PlusI(oddSide));
        TTurn.Store(second, to, toStep, roots);
        TTurn.Store(third, to, 2 * toStep, roots + 2);
        TTurn.Store(fourth, to, 3 * toStep, roots + 4);
    }
}
