using System.Runtime.CompilerServices;

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

    // The numbers of equal place in the lines so far lie side by side: they are the lanes.
    private static void Run<TRadix>(PassTable pass, Planes from, Planes to, nint stride)
        where TRadix : struct, IRadix => Widths.Run(new Pass<TRadix>(pass, from, to, stride), stride);

    private readonly record struct Pass<TRadix>(PassTable Table, Planes From, Planes To, nint Stride) : Widths.IBody
        where TRadix : struct, IRadix
    {
        public void Run<TVector, TLanes>(nint lane, nint endLane)
            where TVector : unmanaged
            where TLanes : struct, ILanes<TVector>
        {
            Loop<TVector, TLanes, Unturned>(0, 1, lane, endLane);
            Loop<TVector, TLanes, Turned>(1, Table.Rest, lane, endLane);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Loop<TVector, TLanes, TTurn>(nint start, nint end, nint lane, nint endLane)
            where TVector : unmanaged
            where TLanes : struct, ILanes<TVector>
            where TTurn : struct, ITurn
        {
            var (table, stride, step, radix) = (Table, Stride, Table.Rest * Stride, (nint)Table.Radix);
            var (source, target) = (From.From(start * stride), To.From(start * radix * stride));
            var roots = table.Roots + (2 * (radix - 1) * start);
            for (var p = start; p < end; p++)
            {
                for (var q = lane; q < endLane; q += TLanes.Count)
                {
                    TRadix.Run<TVector, TLanes, TTurn>(source.From(q), step, target.From(q), stride, roots, table);
                }

                (source, target) = (source.From(stride), target.From(radix * stride));
                roots += 2 * (radix - 1);
            }
        }
    }
}
