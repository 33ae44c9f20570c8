namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The bits of bool and integers of one byte.</summary>
internal readonly struct ByteBits : IKeyBits<byte>
{
    /// <inheritdoc/>
    public static ulong Of(byte element) => element;

    /// <inheritdoc/>
    public static byte Element(ulong bits) => (byte)bits;
}
