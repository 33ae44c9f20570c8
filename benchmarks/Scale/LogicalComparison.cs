using Benchmarks.Scale.Applications;
using Cohort;

namespace Benchmarks.Scale;

/// <summary>Whether applications compute the same on any number of logical devices.</summary>
internal static class LogicalComparison
{
    private const int Steps = 2;

    // Places count, and none of them for as much as all others together.
    private const int Period = 1009;

    /// <summary>Runs an application on several numbers of shares of the processor.</summary>
    public static LogicalSeries Run(ScaleCase one, IEnumerable<int> devices, double factor)
    {
        var units = 0.0;
        var results = new List<LogicalResult>();
        foreach (var count in devices)
        {
            using var session = new Session(new SessionOptions { Devices = $"cpu*{count}" });
            using var entered = session.Enter();
            var application = one.Create(one.UnitsToCompare * factor);
            units = application.Units;
            session.Wait();
            var before = session.Statistics;
            IReadOnlyList<NDArray> arrays = [];
            for (var i = 0; i < Steps; i++)
            {
                arrays = application.Step();
                session.Flush();
            }

            session.Wait();
            var work = session.Statistics - before;
            results.Add(new LogicalResult(
                count, [.. arrays.Select(Checksum)], work.Pieces / Math.Max(1.0, work.KernelsLaunched),
                work.BytesCopiedBetweenDevices));
        }

        return new LogicalSeries(one.Name, units, one.Unit, results);
    }

    /// <summary>A number that depends on every element of an array and on its place.</summary>
    public static double Checksum(NDArray array)
    {
        var line = array.reshape(-1).astype(np.float64);
        var weights = (np.arange(line.size) % Period + 1).astype(np.float64);
        return (double)np.sum(line * weights);
    }
}
