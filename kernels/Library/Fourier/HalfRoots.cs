using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// The roots exp(-2 pi i k / 2m) for k up to m/2, by which the spectrum of 2m real numbers and that of m complex ones
/// differ.
/// </summary>
internal sealed unsafe class HalfRoots
{
    private readonly UnitRoots _roots;

    /// <summary>Computes them for a complex transform of a length.</summary>
    public HalfRoots(nint length)
    {
        _roots = new UnitRoots(2 * length);
        Count = (length / 2) + 1;
    }

    /// <summary>How many there are.</summary>
    public nint Count { get; }

    /// <summary>
    /// Makes of the spectrum of numbers whose real parts are the even of real numbers, and whose imaginary parts are
    /// the odd ones, twice the first half of the spectrum of all.
    /// </summary>
    public void Split(Planes data, nint length, int lanes, nint from, nint until) =>
        Widths.Run(new Splitting(data, this, length, lanes, from, until), lanes);

    /// <summary>
    /// The reverse: the spectrum of numbers whose real parts are twice the even of real numbers and whose imaginary
    /// parts are twice the odd ones, with its parts exchanged.
    /// </summary>
    public void Join(Planes data, nint length, int lanes, nint from, nint until) =>
        Widths.Run(new Joining(data, this, length, lanes, from, until), lanes);

    private readonly record struct Splitting(
        Planes Data, HalfRoots Roots, nint Length, int Lanes, nint From, nint Until) : Widths.IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TVector, TLanes>(nint lane, nint endLane)
            where TVector : unmanaged
            where TLanes : struct, ILanes<TVector>
        {
            for (var k = From; k < Until; k++)
            {
                var root = Roots._roots[k];
                TVector c = TLanes.Spread(root.Re), s = TLanes.Spread(root.Im);
                for (var q = lane; q < endLane; q += TLanes.Count)
                {
                    var (near, far, last) = (
                        Data.From((k * Lanes) + q), Data.From(((k == 0 ? 0 : Length - k) * Lanes) + q),
                        Data.From(((Length - k) * Lanes) + q));
                    TVector x = TLanes.Load(near.Real), y = TLanes.Load(near.Imaginary);
                    TVector u = TLanes.Load(far.Real), v = TLanes.Load(far.Imaginary);
                    TVector evenRe = TLanes.Add(x, u), evenIm = TLanes.Subtract(y, v);
                    TVector oddRe = TLanes.Add(y, v), oddIm = TLanes.Subtract(u, x);
                    var re = TLanes.Subtract(TLanes.Multiply(oddRe, c), TLanes.Multiply(oddIm, s));
                    var im = TLanes.Add(TLanes.Multiply(oddRe, s), TLanes.Multiply(oddIm, c));
                    TLanes.Store(last.Real, TLanes.Subtract(evenRe, re));
                    TLanes.Store(last.Imaginary, TLanes.Subtract(im, evenIm));
                    TLanes.Store(near.Real, TLanes.Add(evenRe, re));
                    TLanes.Store(near.Imaginary, TLanes.Add(evenIm, im));
                }
            }
        }
    }

    private readonly record struct Joining(
        Planes Data, HalfRoots Roots, nint Length, int Lanes, nint From, nint Until) : Widths.IBody
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TVector, TLanes>(nint lane, nint endLane)
            where TVector : unmanaged
            where TLanes : struct, ILanes<TVector>
        {
            for (var k = From; k < Until; k++)
            {
                var root = Roots._roots[k];
                TVector c = TLanes.Spread(root.Re), s = TLanes.Spread(root.Im);
                for (var q = lane; q < endLane; q += TLanes.Count)
                {
                    var (near, far) = (Data.From((k * Lanes) + q), Data.From(((Length - k) * Lanes) + q));
                    TVector x = TLanes.Load(near.Real), y = k == 0 ? TLanes.Spread(0) : TLanes.Load(near.Imaginary);
                    TVector u = TLanes.Load(far.Real), v = k == 0 ? TLanes.Spread(0) : TLanes.Load(far.Imaginary);
                    TVector evenRe = TLanes.Add(x, u), evenIm = TLanes.Subtract(y, v);
                    TVector sideRe = TLanes.Subtract(x, u), sideIm = TLanes.Add(y, v);
                    var oddRe = TLanes.Add(TLanes.Multiply(sideRe, c), TLanes.Multiply(sideIm, s));
                    var oddIm = TLanes.Subtract(TLanes.Multiply(sideIm, c), TLanes.Multiply(sideRe, s));
                    TLanes.Store(far.Imaginary, TLanes.Add(evenRe, oddIm));
                    TLanes.Store(far.Real, TLanes.Subtract(oddRe, evenIm));
                    TLanes.Store(near.Imaginary, TLanes.Subtract(evenRe, oddIm));
                    TLanes.Store(near.Real, TLanes.Add(evenIm, oddRe));
                }
            }
        }
    }
}
