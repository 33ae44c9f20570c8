using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>As it is.</summary>
internal readonly unsafe struct Unturned : ITurn
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(Lane<TVector, TLanes> value, Planes to, nint at, double* root)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => value.Store(to.Real + at, to.Imaginary + at);
}
