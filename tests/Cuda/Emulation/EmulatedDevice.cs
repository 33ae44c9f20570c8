using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>A device of the emulated driver: who holds its context, and whether it is lost.</summary>
internal sealed class EmulatedDevice(int ordinal)
{
    private int _error;

    public int Ordinal { get; } = ordinal;

    /// <summary>How many holders its primary context has.</summary>
    public int Holders { get; set; }

    /// <summary>The devices whose memory its context may reach.</summary>
    public HashSet<int> Peers { get; } = [];

    /// <summary>Why the device is lost; Success while it is not.</summary>
    public CudaError Error => (CudaError)Volatile.Read(ref _error);

    /// <summary>Loses the device: every later call fails with this error.</summary>
    public void Lose(CudaError error) => Interlocked.CompareExchange(ref _error, (int)error, 0);
}
