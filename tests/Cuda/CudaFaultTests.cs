using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Every entry point fails once, at several places of a run: the run ends with a typed error or with the right values,
/// the session computes afterwards, and nothing is left behind.
/// </summary>
public sealed class CudaFaultTests
{
    private static readonly TimeSpan HangAfter = TimeSpan.FromMilliseconds(250);

    // What fails here gives something back, so that the driver keeps it: no more than that one thing.
    private static readonly string[] GivingBack =
    [
        "cuMemFree_v2", "cuMemFreeHost", "cuStreamDestroy_v2", "cuEventDestroy_v2", "cuModuleUnload",
        "cuDevicePrimaryCtxRelease_v2",
    ];

    private static readonly string[] Works =
    [
        "cuLaunchKernel", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuMemcpy2DAsync_v2", "cuMemcpyPeerAsync",
        "cuMemcpy3DPeerAsync", "cuMemcpyDtoDAsync_v2", "cuEventRecord", "cuStreamWaitEvent",
    ];

    [Fact]
    public void A_call_that_fails_once_is_a_typed_error_or_nothing()
    {
        foreach (var (call, count) in CallsOfARun())
        {
            foreach (var occurrence in Places(count))
            {
                Run(call, occurrence, new InjectedFault(CudaError.OutOfMemory));
                Run(call, occurrence, new InjectedFault(CudaError.InvalidValue));
            }
        }
    }

    [Fact]
    public void A_call_that_finds_its_device_lost_is_a_typed_error_or_nothing()
    {
        foreach (var (call, count) in CallsOfARun())
        {
            Run(call, count / 2, new InjectedFault(CudaError.LaunchFailed), losesDevice: true);
        }
    }

    [Fact]
    public void Work_that_loses_its_device_is_a_typed_error_or_nothing()
    {
        foreach (var (call, count) in CallsOfARun().Where(pair => Works.Contains(pair.Key)))
        {
            foreach (var occurrence in Places(count))
            {
                Run(call, occurrence, new InjectedFault(CudaError.IllegalAddress, IsLater: true), losesDevice: true);
            }
        }
    }

    [Fact]
    public void Work_that_hangs_is_a_typed_error_after_a_while()
    {
        foreach (var (call, count) in CallsOfARun().Where(pair => Works.Contains(pair.Key)))
        {
            Run(call, count / 2, new InjectedFault(CudaError.Unknown, Hangs: true), losesDevice: true);
        }
    }

    [Fact]
    public void The_loss_of_a_device_is_noted_with_the_name_of_the_error_and_of_the_call()
    {
        var setup = Setup("cuLaunchKernel", 0, new InjectedFault(CudaError.LaunchFailed));
        using var driver = setup.CreateDriver();
        using var session = new Session(setup.CreateEngine(driver));
        using var entered = session.Enter();
        Assert.Equal(Expected(), Compute());
        var note = Assert.Single(session.DeviceNotes);
        Assert.Contains(" was lost: ", note, StringComparison.Ordinal);
        Assert.Contains("cuLaunchKernel: CUDA_ERROR_LAUNCH_FAILED (719)", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_with_less_memory_than_the_budget_gets_the_work_in_pieces()
    {
        var setup = new CudaSetup
        {
            Driver = new EmulatorOptions { MemoryPerDevice = 1 << 14 },
            Engine = new EngineOptions { InlineElements = 0, WholeInstanceBytes = 0 },
        };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            Assert.Equal(20_000.0 * 19_999, (np.arange(20_000) * 2.0).ToArray<double>().Sum());
            Assert.Equal(1, session.Statistics.Streamed);
            Assert.Equal(30, (np.arange(6) * 2.0).sum().item<double>());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
    }

    // First, in the middle and last, since setting up, computing and giving back differ.
    private static IEnumerable<int> Places(int count) => new[] { 0, count / 2, count - 1 }.Distinct();

    private static IReadOnlyDictionary<string, int> CallsOfARun()
    {
        var setup = Setup("", 0, default);
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            Assert.Equal(Expected(), Compute());
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        return driver.Calls;
    }

    private static void Run(string call, int occurrence, InjectedFault fault, bool losesDevice = false)
    {
        var isArmed = true;
        var setup = Setup(call, occurrence, fault, () => Volatile.Read(ref isArmed));
        using var driver = setup.CreateDriver();
        var place = $"{fault} at {call} number {occurrence}";
        try
        {
            using var session = new Session(setup.CreateEngine(driver));
            using var entered = session.Enter();
            ComputeOrFail(place);
            Volatile.Write(ref isArmed, GivingBack.Contains(call));
            if (losesDevice)
            {
                // The end of the work that is lost may not have been waited for yet.
                ComputeOrFail(place);
            }

            // Whatever happened, the session goes on; what was lost with a device is not asked for again.
            Assert.True(Expected().SequenceEqual(Compute()), $"other values after {place}");
        }
        catch (Exception failure) when (IsTyped(failure))
        {
            Assert.True(
                driver.Calls.GetValueOrDefault("cuLaunchKernel") == 0,
                $"the session is of no use after {place}: {failure}");
        }

        driver.Dispose();

        // Of a device that hangs, and of those that wait for it, nothing can be given back: the calls would hang too.
        // Pinned memory that it was copying to for another device is given back with that other device.
        var allowed = fault.Hangs ? int.MaxValue : GivingBack.Contains(call) && !losesDevice ? 1 : 0;
        Assert.True(
            driver.Faults.Count <= allowed
            && driver.Faults.All(f => f.Kind == FaultKind.Leak || (fault.Hangs && IsOfWhatHangs(f))),
            $"{place}:\n{string.Join("\n", driver.Faults.Take(8))}");
    }

    // What hangs may go on to read memory that others have got meanwhile; where it writes nobody looks.
    private static bool IsOfWhatHangs(EmulatorFault fault) => fault.Kind is FaultKind.FreeInUse or FaultKind.Race;

    private static void ComputeOrFail(string place)
    {
        try
        {
            var values = Compute();
            Assert.True(Expected().SequenceEqual(values), $"{string.Join(' ', values)} with {place}");
        }
        catch (Exception failure) when (IsTyped(failure))
        {
            // That is one of the two things that may happen.
        }
    }

    private static bool IsTyped(Exception failure) => failure is DeviceException or OutOfDeviceMemoryException;

    private static CudaSetup Setup(
        string call, int occurrence, InjectedFault fault, Func<bool>? isArmed = null)
    {
        var setup = new CudaSetup
        {
            Gpus = 2,
            Driver = new EmulatorOptions
            {
                Inject = (name, number) =>
                    name == call && number == occurrence && isArmed?.Invoke() != false ? fault : null,
                CanAccessPeer = (from, _) => from == 0,
            },
        };
        return setup with { Device = setup.Device with { HangAfter = fault.Hangs ? HangAfter : null } };
    }

    // Stencils, halos between devices, columns, sums: copies of every kind; and library operations, one of which tells
    // the host whether its data are good.
    private static double[] Compute()
    {
        var u = np.arange(48.0).reshape(8, 6);
        for (var step = 0; step < 3; step++)
        {
            u["1:-1, 1:-1"] = (u[":-2, 1:-1"] + u["2:, 1:-1"] + u["1:-1, :-2"] + u["1:-1, 2:"]) * 0.25;
        }

        var columns = u[":, 1:3"] * u[":, 3:5"];
        var picked = np.matmul(u[np.array(new[] { 6, 0, -2 })], u[":6"]);
        return
        [
            .. u.sum(0).ToArray<double>(), .. columns.sum(1).ToArray<double>(), u.max().item<double>(),
            .. picked.sum(0).ToArray<double>(),
        ];
    }

    private static double[] Expected()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        return Compute();
    }
}
