using Cohort.Runtime.Partitioning;
using Xunit;

namespace Cohort.Tests.Mapper.Sessions;

/// <summary>What a session tells of its decisions.</summary>
public sealed class ExplainTests
{
    private const int Side = 1200;

    [Fact]
    public void A_kernel_is_explained_by_its_parts_its_tiles_and_what_else_was_possible()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*3" });
        var explanation = session.Explain(() =>
        {
            var a = np.ones((Side, Side)) * 3.0;
            Assert.Equal(Side * Side * 4.0, (double)np.sum(np.sqrt(a * a) + 1.0));
        });
        var launch = Assert.Single(explanation.Launches);
        Assert.Contains("sqrt", launch.Kernel, StringComparison.Ordinal);
        Assert.Equal(1, launch.Choices.Count(choice => choice.IsChosen));
        Assert.True(launch.Choices.Count > 1);
        Assert.All(launch.Choices, choice => Assert.True(choice.Seconds >= 0));
        Assert.All(launch.Pieces, piece => Assert.StartsWith("cpu:", piece.Device, StringComparison.Ordinal));
        Assert.Contains("chosen", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_are_explained_with_their_bytes_and_their_reason()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*2", Mapper = new HalvesMapper() });
        using var entered = session.Enter();
        var a = np.ones((Side, Side)) * 3.0;
        session.Wait();
        var explanation = session.Explain(() =>
        {
            a = a["1:"] + a[":-1"];
            session.Wait();
        });
        var copies = explanation.Launches.SelectMany(launch => launch.Copies).Where(copy => copy.From != copy.To);
        var copy = Assert.Single(copies);
        Assert.Equal(Side * sizeof(double), copy.Bytes);
        Assert.Equal(("cpu:1", "cpu:0"), (copy.From, copy.To));
        Assert.Contains("reads what cpu:1 holds", copy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_plans_nothing_says_so_and_an_exception_comes_through()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*2" });
        Assert.Contains("Nothing was planned", session.Explain(() => { }).ToString(), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => session.Explain(() => throw new NotSupportedException()));
        using var entered = session.Enter();
        Assert.Equal(Side * Side, (double)np.sum(np.ones((Side, Side))));
    }

    [Fact]
    public void Each_device_counts_what_it_was_given()
    {
        using var session = new Session(new SessionOptions { Devices = "cpu*2", Mapper = new HalvesMapper() });
        using var entered = session.Enter();
        var a = np.ones((Side, Side)) * 3.0;
        Assert.Equal(3.0 * Side * Side, (double)np.sum(a));
        var devices = session.DeviceStatistics;
        Assert.Equal(["cpu:0", "cpu:1"], devices.Select(device => device.Device));
        Assert.All(devices, device => Assert.True(device.Kernels > 0));
        Assert.Equal(devices.Sum(device => device.BytesIn), devices.Sum(device => device.BytesOut));
        Assert.Equal(session.Statistics.BytesCopiedBetweenDevices, devices.Sum(device => device.BytesIn));
        Assert.All(devices, device => Assert.Equal(0, device.Evictions));
    }

    [Fact]
    public void A_variable_asks_for_explanations_and_for_nothing_else()
    {
        Assert.True(SessionOptions.From(name => name == "COHORT_EXPLAIN" ? "1" : null).Explain);
        Assert.False(SessionOptions.From(_ => null).Explain);
        var error = Assert.Throws<ArgumentException>(
            () => SessionOptions.From(name => name == "COHORT_EXPLAIN" ? "yes" : null));
        Assert.Contains("COHORT_EXPLAIN is 'yes'", error.Message, StringComparison.Ordinal);
    }

    private sealed class HalvesMapper : IMapper
    {
        public KernelMapping Map(MappingRequest request)
        {
            var domain = request.Domains[0];
            Share[] halves =
                [.. request.Devices.Select(device => new Share(device, 1))];
            return domain.Axes is [var axis, ..]
                ? new KernelMapping(domain, domain.Split(axis, halves))
                : KernelMapping.Whole(request, 0);
        }
    }
}
