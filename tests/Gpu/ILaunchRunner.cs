using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Tests.Gpu;

/// <summary>Runs emitted kernels on host memory.</summary>
public interface ILaunchRunner
{
    /// <summary>What it emits for.</summary>
    GpuTarget Target { get; }

    /// <summary>Runs a launch; what lies outside of the ranges must not be touched.</summary>
    void Run(GpuLaunch launch, HostRange[] ranges);
}
