using System.Diagnostics;
using Benchmarks.Comparison;

namespace Benchmarks.Functions;

/// <summary>A call in one library that is timed in samples.</summary>
/// <param name="run">Calls so many times and gives the seconds of all together.</param>
internal sealed class FunctionTrial(Func<int, double> run)
{
    private const double SampleSeconds = 0.008;
    private const int MostRepetitions = 1 << 16;

    private readonly List<double> _samples = [];
    private int _repetitions = 1;

    /// <summary>The median of the samples, in seconds a call.</summary>
    public double Median => Spread.Of(_samples).Median;

    /// <summary>A trial in this process.</summary>
    /// <param name="call">The call.</param>
    /// <param name="wait">Returns when everything that was asked for has been computed.</param>
    public static FunctionTrial Local(Func<object?> call, Action wait) => new(count =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var result = call();
            wait();
            GC.KeepAlive(result);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    /// <summary>Runs until code is compiled, and finds how many calls make a sample.</summary>
    public void WarmUp(double seconds)
    {
        for (var spent = 0.0; spent < seconds;)
        {
            var time = run(_repetitions);
            spent += time;
            if (time < SampleSeconds && _repetitions < MostRepetitions)
            {
                _repetitions *= 2;
            }
        }
    }

    /// <summary>Takes a sample, after a run that gets caches and memory back from the peer before.</summary>
    public void Sample()
    {
        Comparer.Settle();
        run(_repetitions);
        _samples.Add(run(_repetitions) / _repetitions);
    }
}
