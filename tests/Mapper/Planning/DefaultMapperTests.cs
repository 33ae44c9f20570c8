using Cohort.Devices;
using Cohort.Mapping;
using Cohort.Mapping.Machines;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;
using Xunit;

namespace Cohort.Tests.Mapper.Planning;

/// <summary>How the mapper of ordinary sessions behaves over the time of a program.</summary>
public sealed class DefaultMapperTests
{
    private const int Length = 1 << 20;

    private static readonly Machine Laptop = new(ShippedMachines.Load("laptop"));

    [Fact]
    public void Data_that_are_used_again_and_again_move_to_the_faster_device_once()
    {
        var noting = new DevicesMapper(new DefaultMapper(Laptop));
        using var simulated = new SimulatedSession(Laptop, noting, new EngineOptions());
        using var entered = simulated.Session.Enter();
        var a = np.array(new float[Length]);
        for (var turn = 0; turn < 200; turn++)
        {
            _ = (float)np.sum(np.sqrt(a) * a + 1f);
        }

        Assert.Equal([1], noting.Last);
        Assert.InRange(simulated.Session.Statistics.BytesCopiedBetweenDevices, Length * 4, (Length * 4) + 100_000);
    }

    [Fact]
    public void Data_that_come_from_the_host_every_time_do_not_move_every_time()
    {
        var slow = new Machine(Laptop.Model with { Links = [Laptop.Model.Links[0] with { BytesPerSecond = 1e9 }] });
        using var simulated = new SimulatedSession(slow, new DefaultMapper(slow), new EngineOptions());
        using var entered = simulated.Session.Enter();
        const int Turns = 100;
        for (var turn = 0; turn < Turns; turn++)
        {
            using var a = np.array(new float[Length]);
            _ = (float)np.sum(np.sqrt(a) * a + 1f);
        }

        // Each move that does not pay has to be twice as well founded as the one before.
        Assert.InRange(simulated.Session.Statistics.BytesCopiedBetweenDevices, 0, Turns / 10 * Length * 4);
    }

    [Fact]
    public void A_short_kernel_that_may_not_come_again_runs_where_its_data_lie()
    {
        var noting = new DevicesMapper(new DefaultMapper(Laptop));
        using var simulated = new SimulatedSession(Laptop, noting, new EngineOptions { InlineElements = 0 });
        using var entered = simulated.Session.Enter();
        var a = np.array(new float[1000]);
        _ = (a * 2f).ToArray<float>();
        Assert.Equal([0], noting.Last);
    }

    [Fact]
    public void A_host_in_reserve_gets_short_kernels_on_its_own_data_alone()
    {
        var noting = new DevicesMapper(new DefaultMapper(() => Laptop, hostIsReserve: true));
        using var simulated = new SimulatedSession(Laptop, noting, new EngineOptions { InlineElements = 0 });
        using var entered = simulated.Session.Enter();
        _ = (np.array(new float[1000]) * 2f).ToArray<float>();
        Assert.Equal([0], noting.Last);
        _ = (np.array(new float[Length]) * 2f).ToArray<float>();
        Assert.Equal([1], noting.Last);
        _ = (np.zeros(1000) + 2f).ToArray<double>();
        Assert.Equal([1], noting.Last);
    }

    private sealed class DevicesMapper(IMapper mapper) : IMapper
    {
        public IReadOnlyList<int> Last { get; private set; } = [];

        public KernelMapping Map(MappingRequest request)
        {
            var mapping = mapper.Map(request);
            Last = [.. mapping.Pieces.Select(piece => piece.Device).Distinct()];
            return mapping;
        }
    }
}
