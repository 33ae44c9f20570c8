using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>A complex number in each lane.</summary>
internal readonly unsafe struct Lane<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly TVector _re;
    private readonly TVector _im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane(TVector re, TVector im)
    {
        _re = re;
        _im = im;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TLanes> operator +(Lane<TVector, TLanes> a, Lane<TVector, TLanes> b) =>
        new(TLanes.Add(a._re, b._re), TLanes.Add(a._im, b._im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TLanes> operator -(Lane<TVector, TLanes> a, Lane<TVector, TLanes> b) =>
        new(TLanes.Subtract(a._re, b._re), TLanes.Subtract(a._im, b._im));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TLanes> operator *(Lane<TVector, TLanes> a, double factor)
    {
        var spread = TLanes.Spread(factor);
        return new(TLanes.Multiply(a._re, spread), TLanes.Multiply(a._im, spread));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TLanes> operator *(Lane<TVector, TLanes> a, Lane<TVector, TLanes> b) => new(
        TLanes.Subtract(TLanes.Multiply(a._re, b._re), TLanes.Multiply(a._im, b._im)),
        TLanes.Add(TLanes.Multiply(a._re, b._im), TLanes.Multiply(a._im, b._re)));

    /// <summary>Reads numbers of two planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<TVector, TLanes> Load(double* re, double* im) => new(TLanes.Load(re), TLanes.Load(im));

    /// <summary>Adds b times -i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane<TVector, TLanes> PlusMinusI(Lane<TVector, TLanes> b) =>
        new(TLanes.Add(_re, b._im), TLanes.Subtract(_im, b._re));

    /// <summary>Adds b times i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lane<TVector, TLanes> PlusI(Lane<TVector, TLanes> b) =>
        new(TLanes.Subtract(_re, b._im), TLanes.Add(_im, b._re));

    /// <summary>Writes the numbers to two planes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* re, double* im)
    {
        TLanes.Store(re, _re);
        TLanes.Store(im, _im);
    }

    /// <summary>Writes the numbers times a root (its real and imaginary part).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double* re, double* im, double* root)
    {
        TVector c = TLanes.Spread(root[0]), s = TLanes.Spread(root[1]);
        TLanes.Store(re, TLanes.Subtract(TLanes.Multiply(_re, c), TLanes.Multiply(_im, s)));
        TLanes.Store(im, TLanes.Add(TLanes.Multiply(_re, s), TLanes.Multiply(_im, c)));
    }
}
