using Cohort.Kernels.Cpu;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>The loops of a launch and where its strided operands lie.</summary>
/// <param name="Extents">The number of iterations of each loop, outermost first, at least one loop.</param>
/// <param name="Origin">The index of the first iteration of each loop.</param>
/// <param name="Strides">Byte strides: operand k along loop d at [k * Rank + d].</param>
/// <param name="Addresses">The address of each operand's first element.</param>
/// <param name="LeadingKept">Reductions: the number of kept loops before the reduced ones.</param>
internal sealed record LoopSpace(long[] Extents, long[] Origin, long[] Strides, nint[] Addresses, int LeadingKept)
{
    /// <summary>The number of loops.</summary>
    public int Rank => Extents.Length;

    /// <summary>The number of iterations in all.</summary>
    public long Count => Product(0, Rank);

    /// <summary>The loops that the CPU would run.</summary>
    public static LoopSpace Of(LoopNest loops) =>
        new(loops.Extents, loops.Origin, loops.Strides, loops.Addresses, loops.LeadingKept);

    /// <summary>The product of some extents.</summary>
    public long Product(int from, int to)
    {
        var product = 1L;
        for (var loop = from; loop < to; loop++)
        {
            product *= Extents[loop];
        }

        return product;
    }
}
