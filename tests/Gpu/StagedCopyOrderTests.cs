using System.Runtime.InteropServices;
using Cohort.Kernels.Cpu;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Dependences;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>
/// Copies through pinned memory: threads of the host move the rest of the way, which no event of a device tells of. The
/// first device's host side is held up until the copy behind it is over, or has had ample time to be.
/// </summary>
public sealed unsafe class StagedCopyOrderTests : IDisposable
{
    private const int Bytes = 64;
    private const int Patience = 4_000;

    private static readonly Layout Whole = Layout.Contiguous([Bytes]);

    private readonly FakeMachine _machine = new();
    private readonly IDevice[] _devices;

    public StagedCopyOrderTests()
    {
        var group = new object();
        _devices =
        [
            new CpuDevice("cpu:0", 1, 1 << 20, new InterpretedKernels()), Gpu("fake:0", group), Gpu("fake:1", group),
        ];
    }

    [Fact]
    public void What_one_device_brings_to_the_host_is_there_when_the_next_one_fetches_it()
    {
        var (host, first, second) = (Memory(0, 0), Memory(1, 1), Memory(2, 2));
        var toHost = Copy(first, host);
        var fromHost = Copy(host, second);
        Run(toHost, fromHost);
        Assert.All(Content(second), element => Assert.Equal(1, element));
    }

    [Fact]
    public void Of_two_copies_to_one_place_on_the_host_the_later_one_remains()
    {
        var (host, first, second) = (Memory(0, 0), Memory(1, 1), Memory(2, 2));
        Run(Copy(first, host), Copy(second, host));
        Assert.All(Content(host), element => Assert.Equal(2, element));
    }

    [Fact]
    public void Memory_of_the_host_that_gets_another_owner_is_not_written_by_the_former_one()
    {
        var (host, first, second) = (Memory(0, 0), Memory(1, 1), Memory(2, 2));
        var given = Copy(first, host);
        var next = new Instance(0, host.Block, host.PendingUses());
        Run(given, Copy(second, next));
        Assert.All(Content(next), element => Assert.Equal(2, element));
    }

    public void Dispose()
    {
        foreach (var device in _devices)
        {
            device.Dispose();
        }
    }

    private void Run(CopyCommand first, CopyCommand second)
    {
        var driver = (FakeDriver)((GpuDevice)_devices[first.Runner]).Driver;
        driver.BeforeHostLearns = () =>
        {
            for (var turn = 0; turn < Patience && !second.End.IsSet; turn++)
            {
                Thread.Yield();
            }
        };
        _devices[first.Runner].Enqueue(first, callerWillHelp: false);
        _devices[second.Runner].Enqueue(second, callerWillHelp: false);
        first.End.Wait();
        second.End.Wait();
        first.End.ThrowIfFailed();
        second.End.ThrowIfFailed();
        Assert.Empty(_machine.Faults);
    }

    private GpuDevice Gpu(string name, object group) => new(
        name, new FakeDriver(_machine, name) { Group = group, NeedsPinnedMemory = true }, 1 << 20,
        new GpuDeviceOptions { StagingBytes = Bytes / 2, StagingBuffers = 4, SlabBytes = 0 });

    private Instance Memory(int device, byte content)
    {
        var instance = new Instance(device, _devices[device].TryAllocate(Bytes)!.Value);
        NativeMemory.Fill((void*)instance.Block.Address, Bytes, content);
        return instance;
    }

    private CopyCommand Copy(Instance from, Instance to)
    {
        var all = Box.Whole([Bytes]);
        var copy = new CopyCommand(from, to, _devices[from.Device], _devices[to.Device], all, Whole, elementSize: 1);
        var accesses = new AccessSet(2);
        accesses.Read(from, [all], null);
        accesses.Write(to, [all], null);
        accesses.Order(copy, [], []);
        return copy;
    }

    private static byte[] Content(Instance instance) => new Span<byte>((void*)instance.Block.Address, Bytes).ToArray();
}
