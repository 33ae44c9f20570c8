namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// What becomes of the numbers that a radix gives: times roots, or as they are where all roots are 1.
/// </summary>
internal unsafe interface ITurn
{
    /// <summary>Writes a number.</summary>
    static abstract void Store<TVector, TLanes>(Lane<TVector, TLanes> value, Planes to, nint at, double* root)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
