using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>The transform of two numbers.</summary>
internal readonly unsafe struct Radix2 : IRadix
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TVector, TLanes, TTurn>(
        Planes from, nint step, Planes to, nint toStep, double* roots, PassTable table)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TTurn : ITurn
    {
        var a = Lane<TVector, TLanes>.Load(from.Real, from.Imaginary);
        var b = Lane<TVector, TLanes>.Load(from.Real + step, from.Imaginary + step);
        (a + b).Store(to.Real, to.Imaginary);
        var second = a - b;
        TTurn.Store(second, to, toStep, roots);
    }
}
