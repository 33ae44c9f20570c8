using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// The transform of an odd number of numbers by its definition, the two outputs of opposite frequencies together.
/// </summary>
internal readonly unsafe struct OddRadix : IRadix
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVector, TLanes, TTurn>(
        Planes from, nint step, Planes to, nint toStep, double* roots, PassTable table)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TTurn : ITurn
    {
        int radix = table.Radix, half = radix / 2;
        var sums = stackalloc Lane<TVector, TLanes>[half];
        var sides = stackalloc Lane<TVector, TLanes>[half];
        var first = Lane<TVector, TLanes>.Load(from.Real, from.Imaginary);
        var total = first;
        for (var j = 1; j <= half; j++)
        {
            var a = Lane<TVector, TLanes>.Load(from.Real + (j * step), from.Imaginary + (j * step));
            var opposite = (radix - j) * step;
            var b = Lane<TVector, TLanes>.Load(from.Real + opposite, from.Imaginary + opposite);
            (sums[j - 1], sides[j - 1]) = (a + b, a - b);
            total += sums[j - 1];
        }

        total.Store(to.Real, to.Imaginary);
        var own = table.Own;
        for (var k = 1; k <= half; k++)
        {
            var angle = k;
            var middle = first + (sums[0] * own[2 * k]);
            var side = sides[0] * own[(2 * k) + 1];
            for (var j = 1; j < half; j++)
            {
                angle = angle + k < radix ? angle + k : angle + k - radix;
                middle += sums[j] * own[2 * angle];
                side += sides[j] * own[(2 * angle) + 1];
            }

            TTurn.Store(middle.PlusMinusI(side), to, k * toStep, roots + (2 * (k - 1)));
            TTurn.Store(middle.PlusI(side), to, (radix - k) * toStep, roots + (2 * (radix - k - 1)));
        }
    }
}
