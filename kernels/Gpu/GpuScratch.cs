using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Rewriting;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu;

/// <summary>How much scratch memory commands are given by whoever plans them.</summary>
internal static class GpuScratch
{
    // Smaller needs of reductions, which come often, are served by the block that the device keeps for them.
    private const long KeptBytes = 1 << 20;

    /// <summary>The bytes for a command; 0 where it needs none or finds them itself.</summary>
    public static long BytesFor(DeviceCommand command) => command switch
    {
        ReduceCommand reduce => Large(ReductionLaunches.ScratchBytes(ComplexCommands.Split(reduce))),
        FoldCommand fold => Large(ReductionLaunches.ScratchBytes(fold)),
        LibraryCommand { Operation.Definition: IGpuOperation operation } library => OfOperation(operation, library),
        _ => 0,
    };

    private static long Large(long bytes) => bytes > KeptBytes ? bytes : 0;

    // What the vendor's libraries need for themselves, only they can say, on the queue where they run.
    private static long OfOperation(IGpuOperation operation, LibraryCommand command)
    {
        if (operation.NeedsDecompositions || operation.NeedsTransforms)
        {
            return 0;
        }

        var rehearsal = new GpuCall(command, null, null);
        operation.Launch(rehearsal);
        return rehearsal.ScratchBytes;
    }
}
