using Benchmarks.Comparison;

namespace Benchmarks.Peers;

/// <summary>A library that computes the workloads.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>The name in the table.</summary>
    string Name { get; }

    /// <summary>The version, and what it computes with.</summary>
    string Version { get; }

    /// <summary>Makes the inputs of a workload; null when the library has nothing like it.</summary>
    ITrial? Prepare(Workload workload);
}
