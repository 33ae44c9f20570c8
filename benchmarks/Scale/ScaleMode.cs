namespace Benchmarks.Scale;

/// <summary>On what applications run.</summary>
internal enum ScaleMode
{
    /// <summary>The devices of this machine: times are measured.</summary>
    Real,

    /// <summary>Shares of this machine's processor: results are compared, times say nothing.</summary>
    Logical,

    /// <summary>A machine model: times are simulated.</summary>
    Simulated,
}
