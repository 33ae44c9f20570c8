using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Gpu;

/// <summary>The driver of a device that is host memory and threads: launches are interpreted.</summary>
/// <param name="machine">Whose device it is.</param>
/// <param name="name">A name for messages.</param>
internal sealed unsafe class FakeDriver(FakeMachine machine, string name) : IGpuDriver
{
    private const int Alignment = 256;

    private long _taken;

    /// <summary>Devices of one group wait for each other's events and reach each other's memory.</summary>
    public object Group { get; init; } = new();

    /// <summary>Disturbs the timing of queues.</summary>
    public Action? Delay { get; init; }

    /// <summary>Called when a kernel is to be launched: for failures.</summary>
    public Action? OnLaunch { get; set; }

    /// <summary>Called when a queue has passed an event, before those on the host who wait for it go on.</summary>
    public Action? BeforeHostLearns { get; set; }

    public string Name => name;

    public FakeMachine Machine => machine;

    public InterpretedKernels Kernels { get; } = new();

    /// <summary>How many kernels were built.</summary>
    public int Built { get; private set; }

    public string Description => $"fake device {name}";

    public long MemoryInBytes { get; init; } = 1L << 32;

    public bool NeedsPinnedMemory { get; init; }

    public bool HasFlatMemory => true;

    public GpuTarget Target { get; } = GpuTarget.OpenCl(4096);

    // What the CPU devices have to do for it: enough to see that they do.
    public string? Refuses(Kernel kernel)
    {
        if (kernel.Graph is not { } graph)
        {
            return "a fake has no library operations";
        }

        for (var output = 0; output < graph.Outputs.Length; output++)
        {
            if (graph.Outputs[output].Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum)
            {
                return "a fake finds no positions";
            }

            if (graph.HasReductions && graph.ValueType(output) == ElementType.Complex)
            {
                return "a fake folds no pairs";
            }
        }

        return GpuAcceptance.Refusal(graph, kernel.Space.Rank, Target);
    }

    public bool SharesEventsWith(IGpuDriver other) => other is FakeDriver fake && fake.Group == Group;

    public bool Reaches(IGpuDriver other) => SharesEventsWith(other);

    public MemoryBlock? TryAllocate(long sizeInBytes)
    {
        if (Interlocked.Add(ref _taken, sizeInBytes) > MemoryInBytes)
        {
            Interlocked.Add(ref _taken, -sizeInBytes);
            return null;
        }

        var address = (nint)NativeMemory.AlignedAlloc((nuint)sizeInBytes, Alignment);
        new Span<byte>((void*)address, (int)sizeInBytes).Fill(0xCD);
        var block = new MemoryBlock(address, sizeInBytes);
        machine.AddBlock(this, block);
        return block;
    }

    public void Free(MemoryBlock block)
    {
        machine.RemoveBlock(this, block);
        Interlocked.Add(ref _taken, -block.SizeInBytes);
        NativeMemory.AlignedFree((void*)block.Address);
    }

    public nint AllocatePinned(long sizeInBytes)
    {
        var address = (nint)NativeMemory.AlignedAlloc((nuint)sizeInBytes, Alignment);
        machine.AddPinned(this, address, sizeInBytes);
        return address;
    }

    public void FreePinned(nint address)
    {
        machine.RemovePinned(address);
        NativeMemory.AlignedFree((void*)address);
    }

    public IGpuQueue CreateQueue() => new FakeQueue(this);

    public GpuEvent CreateEvent() => new FakeEvent(this);

    public GpuCode Build(GpuKernelKey key)
    {
        Built++;
        return new FakeCode(this, (ExpressionKey)key);
    }

    public void Dispose()
    {
        // Blocks and pinned memory are counted by the machine.
    }
}
