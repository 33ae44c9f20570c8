namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The bits of elements of four bytes.</summary>
internal readonly struct UInt32Bits : IKeyBits<uint>
{
    /// <inheritdoc/>
    public static ulong Of(uint element) => element;

    /// <inheritdoc/>
    public static uint Element(ulong bits) => (uint)bits;
}
