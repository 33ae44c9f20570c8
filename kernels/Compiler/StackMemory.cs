using System.Runtime.InteropServices;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Locals that give compiled code some memory. A local costs nothing at the start of a run, where localloc takes as
/// long as computing ten elements.
/// </summary>
internal static class StackMemory
{
    private static readonly (int Size, Type Type)[] Sizes =
    [
        (512, typeof(Bytes512)), (1024, typeof(Bytes1024)), (2048, typeof(Bytes2048)), (8192, typeof(Bytes8192)),
    ];

    /// <summary>The most bytes that one local has.</summary>
    public const int Most = 8192;

    /// <summary>A type of at least so many bytes.</summary>
    public static Type OfAtLeast(int bytes) => Array.Find(Sizes, s => s.Size >= bytes).Type
        ?? throw new ArgumentOutOfRangeException(nameof(bytes), bytes, $"At most {Most} bytes.");

    [StructLayout(LayoutKind.Sequential, Size = 512)]
    private struct Bytes512;

    [StructLayout(LayoutKind.Sequential, Size = 1024)]
    private struct Bytes1024;

    [StructLayout(LayoutKind.Sequential, Size = 2048)]
    private struct Bytes2048;

    [StructLayout(LayoutKind.Sequential, Size = 8192)]
    private struct Bytes8192;
}
