using Cohort.Kernels.Cuda;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.Hardware;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>
/// The CUDA driver under a test: an emulated one of the test's own, or that of the machine. On the latter the devices
/// of a setup are logical ones that share those that there are.
/// </summary>
internal sealed class TestedCuda : IDisposable
{
    public const string Emulated = "emulated driver";
    public const string Machine = "driver of this machine";

    private static readonly Dictionary<string, int> NotCounted = [];

    private readonly EmulatedCuda? _emulated;

    private TestedCuda(CudaSetup setup, ICudaDriver driver, EmulatedCuda? emulated) =>
        (Setup, Driver, _emulated) = (setup, driver, emulated);

    /// <summary>Both.</summary>
    public static TheoryData<string> Drivers => [Emulated, Machine];

    /// <summary>What an engine is made of.</summary>
    public CudaSetup Setup { get; }

    /// <summary>The driver.</summary>
    public ICudaDriver Driver { get; }

    /// <summary>How often each entry point of an emulated driver was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _emulated?.Calls ?? NotCounted;

    /// <summary>Starts an emulated driver or takes the machine's; skips the test where that has no device.</summary>
    public static TestedCuda Create(string name, CudaSetup setup)
    {
        if (name == Emulated)
        {
            var emulated = setup.CreateDriver();
            return new TestedCuda(setup, emulated, emulated);
        }

        var driver = HardwareCuda.Driver();
        var logical = setup.Gpus * setup.SharesPerGpu;
        return new TestedCuda(setup with { SharesPerGpu = ((logical - 1) / HardwareCuda.Count) + 1 }, driver, null);
    }

    /// <summary>Demands that an emulated driver has nothing to complain about; a real one does not tell.</summary>
    public void MustBeRight()
    {
        if (_emulated is not null)
        {
            Assert.True(_emulated.Faults.Count == 0, string.Join("\n", _emulated.Faults.Take(8)));
        }
    }

    public void Dispose() => _emulated?.Dispose();
}
