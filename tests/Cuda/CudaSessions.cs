using Cohort.Tests.Model;
using Cohort.Tests.Plans;

namespace Cohort.Tests.Cuda;

/// <summary>
/// Gives every program a session on a new emulated driver, or on that of the machine, and demands of an emulated one
/// that nothing was wrong with the program before, nor left behind by it.
/// </summary>
internal sealed class CudaSessions(Func<uint, CudaSetup> setups, string driver = TestedCuda.Emulated) : IDisposable
{
    private TestedCuda? _cuda;
    private PlanRecorder? _recorder;

    /// <summary>How many kernels the devices were given that are not CPUs.</summary>
    public long Kernels { get; private set; }

    /// <summary>How many launches and copies an emulated driver has seen.</summary>
    public long Launches { get; private set; }

    /// <summary>How many copies went from device to device directly.</summary>
    public long PeerCopies { get; private set; }

    /// <summary>How many copies came from a device to the host.</summary>
    public long CopiesToHost { get; private set; }

    public TestedSession Create(uint number)
    {
        End();
        _cuda = TestedCuda.Create(driver, setups(number));
        _recorder = new PlanRecorder();
        var setup = _cuda.Setup;
        var traced = setup with { Engine = setup.Engine with { Observer = _recorder } };
        var session = new Session(traced.CreateEngine(_cuda.Driver));
        var name = $"{setup.Gpus} GPUs by the {driver}, each {setup.SharesPerGpu} times, beside {setup.Cpus} CPUs";
        return new TestedSession(session, _recorder, name, _cuda.MustBeRight);
    }

    public void Dispose() => End();

    // The session of the program has ended.
    private void End()
    {
        if (_cuda is not null)
        {
            _cuda.Dispose();
            _cuda.MustBeRight();
            Kernels += _recorder!.Commands.Count(c => !c.IsCopy && c.Device >= _cuda.Setup.Cpus);
            Launches += _cuda.Calls.GetValueOrDefault("cuLaunchKernel");
            PeerCopies += _cuda.Calls.GetValueOrDefault("cuMemcpyPeerAsync")
                + _cuda.Calls.GetValueOrDefault("cuMemcpy3DPeerAsync");
            CopiesToHost += _cuda.Calls.GetValueOrDefault("cuMemcpyDtoHAsync_v2")
                + _cuda.Calls.GetValueOrDefault("cuMemcpy2DAsync_v2");
            _cuda = null;
        }
    }
}
