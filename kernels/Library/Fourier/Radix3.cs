using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>The transform of three numbers.</summary>
internal readonly unsafe struct Radix3 : IRadix
{
    private const double Sine = 0.86602540378443864676;

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
        var sum = b + c;
        var middle = a - (sum * 0.5);
        var side = (b - c) * Sine;
        (a + sum).Store(toRe, toIm);
        var (second, third) = (middle.PlusMinusI(side), middle.PlusI(side));
        TTurn.Store(second, to, toStep, roots);
        TTurn.Store(third, to, 2 * toStep, roots + 2);
    }
}
