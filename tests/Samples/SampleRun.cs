using Cohort.Tests.Plans;
using Samples;
using Samples.Applications;
using Samples.Pictures;
using Xunit;

namespace Cohort.Tests.Samples;

/// <summary>
/// What came out of a sample application: the number by which it is judged, and every element of its pictures.
/// </summary>
/// <param name="Figure">The number.</param>
/// <param name="Arrays">The arrays of its pictures, in their order.</param>
internal sealed record SampleRun(double Figure, IReadOnlyList<double[]> Arrays)
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    // So little that an interpreter of GPU code takes a second at most, and enough for seven devices.
    private static readonly Dictionary<string, Workload> Small = new()
    {
        ["kmeans"] = new(40, Steps: 1),
        ["logistic"] = new(60, Steps: 6),
        ["deblur"] = new(16, Steps: 2),
        ["ecg"] = new(10),
        ["heat"] = new(16, Steps: 20),
        ["grayscott"] = new(32, Steps: 12),
        ["blackscholes"] = new(200),
        ["poisson"] = new(12),
    };

    // Matrix products and running sums of few long lines are added up in another order by GPUs (ARCHITECTURE 9);
    // everything else has to have the bits of the CPU.
    private static readonly Dictionary<string, double> Bounds = new()
    {
        ["kmeans"] = 1e-12,
        ["logistic"] = 1e-10,
        ["ecg"] = 1e-9,
    };

    /// <summary>The names of all applications.</summary>
    public static IEnumerable<string> Names => Catalogue.Applications.Select(application => application.Name);

    /// <summary>Runs an application in the current session.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="work">How much; little where nothing is said.</param>
    public static SampleRun Of(string name, Workload? work = null)
    {
        var application = Catalogue.Applications.Single(one => one.Name == name);
        var outcome = application.Run(Data, work ?? Small[name]);
        var drawn = outcome.Pictures.SelectMany(Drawn);
        return new SampleRun(outcome.Figure, [.. drawn.Select(array => array.astype(np.float64).ToArray<double>())]);
    }

    /// <summary>Runs an application in a session of one CPU device.</summary>
    public static SampleRun OnCpu(string name, Workload? work = null)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        return Of(name, work);
    }

    /// <summary>
    /// Demands what another run has: bits where they are promised, else numbers within a bound, relative to the largest
    /// element of the array.
    /// </summary>
    /// <param name="expected">The run on one CPU device.</param>
    /// <param name="name">The application.</param>
    public void MustBe(SampleRun expected, string name)
    {
        var bound = Bounds.GetValueOrDefault(name);
        Assert.InRange(Math.Abs(Figure - expected.Figure), 0, bound * Math.Abs(expected.Figure));
        Assert.Equal(expected.Arrays.Count, Arrays.Count);
        foreach (var (actual, wanted) in Arrays.Zip(expected.Arrays))
        {
            Assert.NotEmpty(wanted);
            Assert.All(wanted, element => Assert.True(double.IsFinite(element)));
            if (bound == 0)
            {
                Assert.Equal(Bits(wanted), Bits(actual));
                continue;
            }

            var largest = wanted.Max(Math.Abs);
            var difference = actual.Zip(wanted, (a, b) => Math.Abs(a - b)).Max();
            Assert.Equal(wanted.Length, actual.Length);
            Assert.InRange(difference, 0, bound * largest);
        }
    }

    /// <summary>Demands that each of some devices has computed something.</summary>
    public static void EachMustHaveComputed(PlanRecorder recorder, IEnumerable<int> devices)
    {
        var computed = recorder.Commands.Where(command => !command.IsCopy).Select(command => command.Device);
        Assert.Empty(devices.Except(computed));
    }

    private static long[] Bits(double[] numbers) => Array.ConvertAll(numbers, BitConverter.DoubleToInt64Bits);

    private static IEnumerable<NDArray> Drawn(Picture picture) => picture switch
    {
        Curves curves => curves.Lines.Select(line => line.Values),
        HeatMaps maps => maps.Panels.Select(panel => panel.Values),
        Photographs photographs => photographs.Panels.Select(panel => panel.Values),
        _ => throw new ArgumentException($"{picture.GetType().Name} has no known arrays.", nameof(picture)),
    };
}
