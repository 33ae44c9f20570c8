namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The bits of elements of eight bytes.</summary>
internal readonly struct UInt64Bits : IKeyBits<ulong>
{
    /// <inheritdoc/>
    public static ulong Of(ulong element) => element;

    /// <inheritdoc/>
    public static ulong Element(ulong bits) => bits;
}
