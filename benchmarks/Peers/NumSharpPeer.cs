using Benchmarks.Comparison;
using NumSharp;

namespace Benchmarks.Peers;

/// <summary>NumSharp, which computes at the call.</summary>
internal sealed class NumSharpPeer : IPeer
{
    private readonly OfNumSharp.ArrayTrials _trials = new(static () => { });

    public string Name => "NumSharp";

    public string Version => typeof(np).Assembly.GetName().Version?.ToString(3) ?? "";

    public ITrial? Prepare(Workload workload) => _trials.Prepare(workload.Name);

    public void Dispose()
    {
    }
}
