using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.OpenCl;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Runs emitted OpenCL C on the first OpenCL device; any memory is copied there and back.</summary>
public sealed class OpenClRunner : ILaunchRunner
{
    private static readonly Lazy<(OpenClDriver? Driver, string Reason)> Found = new(Find);

    private readonly OpenClDriver _driver;

    private OpenClRunner(OpenClDriver driver)
    {
        _driver = driver;
        Target = driver.Target;
    }

    public GpuTarget Target { get; }

    /// <summary>A runner; skips the test where there is no OpenCL device.</summary>
    public static OpenClRunner Create()
    {
        var (driver, reason) = Found.Value;
        Assert.SkipWhen(driver is null, reason);
        return new OpenClRunner(driver!);
    }

    public void Run(GpuLaunch launch, HostRange[] ranges)
    {
        if (launch.Units == 0)
        {
            return;
        }

        using var queue = _driver.CreateQueue();
        using var code = _driver.Build(launch.Key);
        using var end = _driver.CreateEvent();
        var places = ranges.Where(range => range.Length > 0).GroupBy(range => range.Begin)
            .Select(same => (Range: same.MaxBy(r => r.Length), IsWritten: same.Any(r => r.IsWritten)))
            .Select(same => (same.Range, same.IsWritten, Block: _driver.TryAllocate(same.Range.Length)!.Value))
            .ToArray();
        foreach (var (range, _, block) in places)
        {
            queue.CopyFromHost(Flat(range.Begin, block.Address, range.Length));
        }

        for (var operand = 0; operand < launch.Key.OperandCount; operand++)
        {
            ref var address = ref launch.Arguments[launch.Key.AddressSlot(operand)];
            var at = address;
            var (range, _, block) = Array.Find(places, p => p.Range.Holds(at, 1));
            address = (ulong)block.Address + (at - (ulong)range.Begin);
        }

        queue.Launch(code, launch);
        foreach (var (range, isWritten, block) in places)
        {
            if (isWritten)
            {
                queue.CopyToHost(Flat(block.Address, range.Begin, range.Length));
            }
        }

        queue.Record(end);
        end.Wait();
        Array.ForEach(places, place => _driver.Free(place.Block));
    }

    private static Cohort.Kernels.Gpu.RowCopy Flat(nint from, nint to, long length) =>
        new(from, length, to, length, length, 1);

    private static (OpenClDriver? Driver, string Reason) Find()
    {
        var findings = OpenClPlatforms.Find(new OpenClEmitter());
        return findings.Gpus is [OpenClGpu gpu, ..]
            ? (new OpenClDriver(gpu), "")
            : (null, $"no OpenCL device: {string.Join(' ', findings.Remarks)}");
    }
}
