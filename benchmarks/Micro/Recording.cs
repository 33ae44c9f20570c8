using BenchmarkDotNet.Attributes;
using Cohort;

namespace Benchmarks.Micro;

/// <summary>What recording costs: operations on arrays past the inline path, whose values nobody asks for.</summary>
[MemoryDiagnoser]
public class Recording
{
    private const int Chain = 100;

    private NDArray _a = np.zeros(1);

    [GlobalSetup]
    public void MakeArrays() => _a = np.linspace(0.0, 1.0, 1_000_000);

    [Benchmark(OperationsPerInvoke = Chain)]
    public NDArray Record_elementwise()
    {
        var x = _a;
        for (var i = 0; i < Chain; i++)
        {
            x = x + 1.0;
        }

        return x;
    }

    [Benchmark]
    public NDArray Record_sum() => _a.sum();

    [Benchmark]
    public NDArray View_by_string() => _a["1:-1"];
}
