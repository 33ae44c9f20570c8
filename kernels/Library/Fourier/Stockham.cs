using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Stockham's transform of mixed radix, by decimation in frequency: each pass reads one pair of planes and writes the
/// other, and the last one leaves the natural order. (C. Van Loan, Computational Frameworks for the Fast Fourier
/// Transform, 1992, section 1.7.)
/// </summary>
internal sealed unsafe class Stockham : BlockTransform
{
    private readonly PassTable[] _passes;

    /// <summary>Computes the roots.</summary>
    /// <param name="length">The length of a line.</param>
    public Stockham(nint length)
        : base(length)
    {
        var passes = new List<PassTable>();
        foreach (var radix in Factors.Radices(length))
        {
            passes.Add(new PassTable(radix, length));
            length /= radix;
        }

        _passes = [.. passes];
    }

    /// <inheritdoc/>
    public override Planes Run(Planes data, Planes spare, int lanes)
    {
        nint stride = lanes;
        foreach (var pass in _passes)
        {
            switch (pass.Radix)
            {
                case 2:
                    Run<Radix2>(pass, data, spare, stride);
                    break;
                case 3:
                    Run<Radix3>(pass, data, spare, stride);
                    break;
                case 4:
                    Run<Radix4>(pass, data, spare, stride);
                    break;
                case 5:
                    Run<Radix5>(pass, data, spare, stride);
                    break;
                default:
                    Run<OddRadix>(pass, data, spare, stride);
                    break;
            }

            (data, spare) = (spare, data);
            stride *= pass.Radix;
        }

        return data;
    }

    // The numbers of equal place in the lines so far lie side by side: they fill registers, what is left over goes one
    // by one.
    private static void Run<TRadix>(PassTable pass, Planes from, Planes to, nint stride)
        where TRadix : struct, IRadix
    {
        nint done = 0;
        if (Vector256.IsHardwareAccelerated && stride >= 4)
        {
            done = stride & ~(nint)3;
            Run<TRadix, Vector256<double>, Lanes4>(pass, from, to, stride, 0, done);
        }
        else if (Vector128.IsHardwareAccelerated && stride >= 2)
        {
            done = stride & ~(nint)1;
            Run<TRadix, Vector128<double>, Lanes2>(pass, from, to, stride, 0, done);
        }

        if (done < stride)
        {
            Run<TRadix, double, Lanes1>(pass, from, to, stride, done, stride);
        }
    }

    private static void Run<TRadix, TVector, TLanes>(
        PassTable pass, Planes from, Planes to, nint stride, nint start, nint end)
        where TRadix : struct, IRadix
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var (rest, radix, step) = (pass.Rest, pass.Radix, pass.Rest * stride);
        double* roots = null;
        for (nint p = 0; p < rest; p++)
        {
            var (source, target) = (from.From(p * stride), to.From(p * radix * stride));
            for (var q = start; q < end; q += TLanes.Count)
            {
                TRadix.Run<TVector, TLanes>(source.From(q), step, target.From(q), stride, roots, pass);
            }

            roots = pass.Roots + (2 * (radix - 1) * (p + 1));
        }
    }
}
