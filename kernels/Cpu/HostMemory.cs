using System.Runtime.InteropServices;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Cpu;

/// <summary>
/// Blocks of host memory. Large ones come from the system page by page, so that pages that are never touched cost
/// nothing, and ask for huge pages, which take a fraction of the faults.
/// </summary>
internal static unsafe partial class HostMemory
{
    private const long LargeBlock = 4 << 20;
    private const nuint HugePage = 2 << 20;
    private const nuint CacheLine = 64;
    private const int AdviseHugePages = 14;

    /// <summary>Takes a block; null when the system has none.</summary>
    public static MemoryBlock? TryAllocate(long sizeInBytes)
    {
        try
        {
            var isLarge = sizeInBytes >= LargeBlock;
            var address = NativeMemory.AlignedAlloc((nuint)sizeInBytes, isLarge ? HugePage : CacheLine);
            if (isLarge && OperatingSystem.IsLinux())
            {
                _ = Advise(address, (nuint)sizeInBytes, AdviseHugePages);
            }

            return new MemoryBlock((nint)address, sizeInBytes);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Gives a block back.</summary>
    public static void Free(MemoryBlock block) => NativeMemory.AlignedFree((void*)block.Address);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
