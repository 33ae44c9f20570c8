using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Cohort;

namespace Benchmarks.Micro;

/// <summary>What a kernel costs, new and known: demand with one element more than the inline path takes.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 50, invocationCount: 1)]
public class Kernels
{
    private NDArray _a = np.zeros(1);
    private int _length;

    [GlobalSetup]
    public void MakeArrays() => _a = np.linspace(0.0, 1.0, 1_000_000);

    /// <summary>Each invocation builds an expression that is one operation longer: a graph not seen before.</summary>
    [Benchmark]
    public double New_kernel() => Demand(++_length);

    [Benchmark(Baseline = true)]
    public double Known_kernel() => Demand(4);

    private double Demand(int length)
    {
        var x = _a;
        for (var i = 0; i < length; i++)
        {
            x = x * 1.5 + _a;
        }

        return (double)x.sum();
    }
}
