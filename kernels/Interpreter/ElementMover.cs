using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>Moves elements of one size between strided memory and blocks.</summary>
internal abstract unsafe class ElementMover
{
    private static readonly ElementMover[] Table =
    [
        new SizedElementMover<byte>(), new SizedElementMover<ushort>(), new SizedElementMover<uint>(),
        new SizedElementMover<ulong>(), new SizedElementMover<UInt128>(),
    ];

    /// <summary>The size of an element.</summary>
    public abstract int SizeInBytes { get; }

    /// <summary>The loop that selects between elements of this size.</summary>
    public abstract BlockLoop Select { get; }

    /// <summary>The mover for elements of 1, 2, 4, 8 or 16 bytes.</summary>
    public static ElementMover Of(int sizeInBytes) => Table[BitOperations.Log2((uint)sizeInBytes)];

    /// <summary>Copies elements that lie <paramref name="stride"/> bytes apart into a block.</summary>
    public abstract void Gather(byte* source, long stride, byte* block, nint count);

    /// <summary>Copies a block to elements that lie <paramref name="stride"/> bytes apart.</summary>
    public abstract void Scatter(byte* block, nint mask, byte* target, long stride, nint count);

    /// <summary>As <see cref="Scatter"/>, only where the condition is true.</summary>
    public abstract void ScatterWhere(
        byte* condition, nint conditionMask, byte* block, nint mask, byte* target, long stride, nint count);

    /// <summary>Repeats one element over a number of bytes.</summary>
    public abstract void Repeat(byte* element, byte* target, int sizeInBytes);
}
