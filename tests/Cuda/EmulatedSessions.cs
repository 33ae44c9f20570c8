using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Model;
using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Gives every program a session on a new emulated driver, and demands of the driver that nothing was wrong with the
/// program before, nor left behind by it.
/// </summary>
internal sealed class EmulatedSessions(Func<uint, CudaSetup> setups) : IDisposable
{
    private EmulatedCuda? _driver;

    /// <summary>How many launches and copies there were.</summary>
    public long Launches { get; private set; }

    /// <summary>How many copies went from device to device directly.</summary>
    public long PeerCopies { get; private set; }

    /// <summary>How many copies came from a device to the host.</summary>
    public long CopiesToHost { get; private set; }

    public TestedSession Create(uint number)
    {
        End();
        var setup = setups(number);
        var recorder = new PlanRecorder();
        _driver = setup.CreateDriver();
        var traced = setup with { Engine = setup.Engine with { Observer = recorder } };
        var session = new Session(traced.CreateEngine(_driver));
        var name = $"{setup.Gpus} emulated GPUs, each {setup.SharesPerGpu} times, beside {setup.Cpus} CPUs";
        return new TestedSession(session, recorder, name, () => MustBeEmpty(_driver));
    }

    public void Dispose() => End();

    // The session of the program has ended.
    private void End()
    {
        if (_driver is not null)
        {
            _driver.Dispose();
            MustBeEmpty(_driver);
            Launches += _driver.Calls.GetValueOrDefault("cuLaunchKernel");
            PeerCopies += _driver.Calls.GetValueOrDefault("cuMemcpyPeerAsync")
                + _driver.Calls.GetValueOrDefault("cuMemcpy3DPeerAsync");
            CopiesToHost += _driver.Calls.GetValueOrDefault("cuMemcpyDtoHAsync_v2")
                + _driver.Calls.GetValueOrDefault("cuMemcpy2DAsync_v2");
            _driver = null;
        }
    }

    private static void MustBeEmpty(EmulatedCuda driver) =>
        Assert.True(driver.Faults.Count == 0, string.Join("\n", driver.Faults.Take(8)));
}
