namespace Cohort.Runtime.Kernels;

/// <summary>Code for one kernel graph that runs on host memory. Thread-safe: boxes may run in parallel.</summary>
public abstract class HostKernel
{
    /// <summary>Whether the kernel is compiled; an interpreted one is replaced when it has run often enough.</summary>
    public abstract bool IsCompiled { get; }

    /// <summary>
    /// Computes one box. Elements may be any number, none included. When an output's memory is also an input's, both
    /// have the same view: no other overlap occurs.
    /// </summary>
    public abstract void Run(in KernelFrame frame);
}
