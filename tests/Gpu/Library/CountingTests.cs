using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>bincount and histogram on GPUs, with the bits of the CPU.</summary>
public sealed class CountingTests
{
    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Numbers_are_counted_in_few_and_in_many_bins(string target)
    {
        foreach (var bins in new[] { 1, 7, 5000 })
        {
            var expected = new long[bins];
            for (var i = 0L; i < 3000; i++)
            {
                expected[i * i % bins]++;
            }

            var counted = LibraryTargets.Run(target, "bincount", () =>
                np.bincount(np.arange(3000) * np.arange(3000) % bins, minlength: bins).ToArray<long>());
            Assert.Equal(expected, counted);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_histogram_is_the_one_of_the_CPU(string target)
    {
        static (long[], double[]) Histogram()
        {
            var a = np.sin(np.arange(2000.0));
            var (hist, edges) = np.histogram(a, 13);
            return (hist.ToArray<long>(), edges.ToArray<double>());
        }

        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = Histogram();
        Assert.Equal(2000, expected.Item1.Sum());
        var actual = LibraryTargets.Run(target, "bincount", Histogram);
        Assert.Equal(expected.Item1, actual.Item1);
        Assert.Equal(expected.Item2, actual.Item2);
    }
}
