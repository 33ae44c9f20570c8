namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The bits of elements of two bytes.</summary>
internal readonly struct UInt16Bits : IKeyBits<ushort>
{
    /// <inheritdoc/>
    public static ulong Of(ushort element) => element;

    /// <inheritdoc/>
    public static ushort Element(ulong bits) => (ushort)bits;
}
