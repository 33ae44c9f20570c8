namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// Where the arguments of a launch lie: one flat block of eight-byte little-endian slots, the same for every language.
/// PTX takes it as one <c>.param .align 8 .b8</c> array. OpenCL 1.2 has no addresses on the host: there the operands
/// are buffers, their slots hold byte offsets into these, and the block follows as one structure by value.
/// <list type="number">
/// <item>per operand the address of the element at the first index;</item>
/// <item>six counts: units, first leaf, kept indices, their divisor, reduced indices, distance of leaves;</item>
/// <item>per loop its extent, then per loop its divisor (<see cref="Divisor"/>);</item>
/// <item>per strided operand and loop a stride in bytes, signed;</item>
/// <item>per loop the index of its first iteration;</item>
/// <item>per scalar its bits.</item>
/// </list>
/// </summary>
/// <param name="Operands">How many memory operands there are.</param>
/// <param name="StridedOperands">How many of them have strides.</param>
/// <param name="Loops">The number of loops.</param>
/// <param name="Scalars">The number of scalars.</param>
public readonly record struct GpuArgumentLayout(int Operands, int StridedOperands, int Loops, int Scalars)
{
    private const int Counts = 6;

    /// <summary>The size of a slot in bytes.</summary>
    public const int SlotSize = 8;

    /// <summary>
    /// What a launch computes: index points of a map; (leaf, kept index) pairs of a reduction, the kept index, or group
    /// of them, changing fastest.
    /// </summary>
    public int Units => Operands;

    /// <summary>The first leaf of the launch.</summary>
    public int LeafBegin => Operands + 1;

    /// <summary>The number of kept indices; where a thread takes several columns, of such groups.</summary>
    public int KeptCount => Operands + 2;

    /// <summary>The divisor of the number of kept indices.</summary>
    public int KeptDivisor => Operands + 3;

    /// <summary>The number of reduced indices; for a fold the number of leaves.</summary>
    public int ReducedCount => Operands + 4;

    /// <summary>The distance between the partials of neighbouring leaves, counted in partials.</summary>
    public int KeptStride => Operands + 5;

    /// <summary>The number of slots.</summary>
    public int SlotCount => Scalar(Scalars);

    /// <summary>The size of the whole block.</summary>
    public int SizeInBytes => SlotCount * SlotSize;

    /// <summary>The slot of an operand's address.</summary>
    public int Address(int operand) => operand;

    /// <summary>The slot of a loop's extent.</summary>
    public int Extent(int loop) => Operands + Counts + loop;

    /// <summary>The slot of the numbers by which indices are divided by a loop's extent.</summary>
    public int ExtentDivisor(int loop) => Extent(Loops) + loop;

    /// <summary>The slot of an operand's stride along a loop.</summary>
    public int Stride(int operand, int loop) => ExtentDivisor(Loops) + (operand * Loops) + loop;

    /// <summary>The slot of the index of a loop's first iteration.</summary>
    public int Origin(int loop) => Stride(StridedOperands, 0) + loop;

    /// <summary>The slot of a scalar.</summary>
    public int Scalar(int scalar) => Origin(Loops) + scalar;

    /// <summary>
    /// The numbers for dividing n below 2^31 by d: with s = ceil(log2 d) in the high half and
    /// m = floor(2^32 (2^s - d) / d) + 1 in the low one, n / d = (high half of m n + n) >> s (Granlund and Montgomery,
    /// 1994). 0 for divisors past 2^31, where indices are wide and division is an instruction.
    /// </summary>
    public static ulong Divisor(long divisor)
    {
        if (divisor is <= 0 or > int.MaxValue)
        {
            return 0;
        }

        var shift = divisor == 1 ? 0 : 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)(divisor - 1));
        var multiplier = (((UInt128)1 << 32) * (((UInt128)1 << shift) - (UInt128)divisor) / (UInt128)divisor) + 1;
        return (uint)multiplier | ((ulong)shift << 32);
    }
}
