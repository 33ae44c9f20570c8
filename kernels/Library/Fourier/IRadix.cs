namespace Cohort.Kernels.Library.Fourier;

/// <summary>The transform of a few numbers, times roots.</summary>
internal unsafe interface IRadix
{
    /// <summary>
    /// Reads <c>radix</c> numbers a step apart, transforms them, multiplies all but the first by the roots that follow
    /// one another, and writes them another step apart.
    /// </summary>
    static abstract void Run<TVector, TLanes, TTurn>(
        Planes from, nint step, Planes to, nint toStep, double* roots, PassTable table)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TTurn : ITurn;
}
