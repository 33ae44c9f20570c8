using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;
using static Cohort.Kernels.OpenCl.OpenClLibrary;

namespace Cohort.Kernels.OpenCl;

/// <summary>A logical device on a physical one: queues and buffers of its own in the common context.</summary>
internal sealed unsafe class OpenClDriver : IGpuDriver
{
    private const ulong ReadWrite = 1 << 0;
    private const nuint PageSize = 4096;

    private bool _isDisposed;

    public OpenClDriver(OpenClGpu gpu)
    {
        Gpu = gpu;
        Target = GpuTarget.OpenCl(gpu.Facts.ArgumentBytes);
        gpu.Retain();
    }

    /// <summary>The physical device.</summary>
    public OpenClGpu Gpu { get; }

    /// <inheritdoc/>
    public string Description => Gpu.Description;

    /// <inheritdoc/>
    public DeviceTraits Traits => new()
    {
        Product = Description,
        Physical = Gpu.Id,
        RunsOnHostCores = !Gpu.Facts.IsGpu,
        Cores = Gpu.Facts.ComputeUnits,
        ClockHertz = Gpu.Facts.ClockHertz,
        CacheBytes = Gpu.Facts.CacheBytes > 0 ? [Gpu.Facts.CacheBytes] : [],
        CopyEngines = 1,
    };

    /// <inheritdoc/>
    public long MemoryInBytes => Gpu.MemoryInBytes;

    /// <inheritdoc/>
    public bool NeedsPinnedMemory => false;

    /// <inheritdoc/>
    public bool HasFlatMemory => false;

    /// <inheritdoc/>
    public GpuTarget Target { get; }

    /// <inheritdoc/>
    public string? Refuses(Kernel kernel) => GpuAcceptance.Refusal(kernel, Target)
        ?? (kernel.Graph is { } graph ? RefusesArithmetic(graph) : RefusesElements(kernel));

    /// <inheritdoc/>
    public bool SharesEventsWith(IGpuDriver other) => other is OpenClDriver driver && driver.Gpu == Gpu;

    /// <inheritdoc/>
    public bool Reaches(IGpuDriver other) => SharesEventsWith(other);

    /// <inheritdoc/>
    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        int status;
        var buffer = Gpu.Library.clCreateBuffer(Gpu.Context, ReadWrite, (nuint)sizeInBytes, null, &status);
        if (status is OpenClError.MemoryObjectAllocationFailure or OpenClError.OutOfResources
            or OpenClError.OutOfHostMemory or OpenClError.InvalidBufferSize)
        {
            return null;
        }

        ThrowIfFailed(status, nameof(Gpu.Library.clCreateBuffer));
        return Gpu.Addresses.Add(buffer, sizeInBytes);
    }

    /// <inheritdoc/>
    public void Free(MemoryBlock block) =>
        ThrowIfFailed(Gpu.Library.clReleaseMemObject(Gpu.Addresses.Remove(block)));

    /// <inheritdoc/>
    public nint AllocatePinned(long sizeInBytes) => (nint)NativeMemory.AlignedAlloc((nuint)sizeInBytes, PageSize);

    /// <inheritdoc/>
    public void FreePinned(nint address) => NativeMemory.AlignedFree((void*)address);

    /// <inheritdoc/>
    public IGpuQueue CreateQueue()
    {
        int status;
        var queue = Gpu.Library.clCreateCommandQueue(Gpu.Context, Gpu.Facts.Device, 0, &status);
        ThrowIfFailed(status, nameof(Gpu.Library.clCreateCommandQueue));
        return new OpenClQueue(Gpu, queue);
    }

    /// <inheritdoc/>
    public GpuEvent CreateEvent() => new OpenClEvent(this);

    /// <inheritdoc/>
    public GpuCode Build(GpuKernelKey key) => Gpu.Build(key);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Gpu.Release();
        }
    }

    private string? RefusesElements(Kernel kernel) =>
        !Gpu.Facts.HasDouble && kernel.Reads.Concat(kernel.Writes).Any(o => o.Type == ElementType.Double)
            ? "it has no double precision"
            : null;

    // Bits are promised: what the device would round another way it does not compute.
    private string? RefusesArithmetic(KernelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type == ElementType.Double && !Gpu.Facts.HasDouble)
            {
                return "it has no double precision";
            }

            var isSingle = node.Type == ElementType.Single && !node.IsLeaf;
            if (isSingle && !Gpu.Facts.KeepsSingleDenormals)
            {
                return "it rounds small floats to zero";
            }

            if (isSingle && node.Operator is Primitive.Divide or Primitive.SquareRoot
                && !Gpu.Facts.RoundsSingleDivision)
            {
                return "it does not round float division and roots correctly";
            }
        }

        return null;
    }
}
