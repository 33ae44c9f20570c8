using System.Diagnostics;

namespace Benchmarks.Peers;

/// <summary>A trial in this process.</summary>
/// <param name="check">See <see cref="ITrial.Check"/>.</param>
/// <param name="run">Computes so many times, to the end.</param>
internal sealed class LocalTrial(Func<double> check, Action<int> run) : ITrial
{
    public double Check() => check();

    public double Run(int repetitions)
    {
        var start = Stopwatch.GetTimestamp();
        run(repetitions);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
