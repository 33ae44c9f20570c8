using Cohort.Mapping;
using Cohort.Runtime.Partitioning;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>What the host of a session of GPUs gets to do.</summary>
public sealed class ReserveTests
{
    private readonly DefaultMapper _mapper = new(bytesPerPiece: 100, firstIsReserve: true);

    [Fact]
    public void Work_is_spread_over_all_devices_but_the_reserve() => Assert.Equal([1, 2], Map(500, [900, 0, 0]));

    [Fact]
    public void Small_work_runs_where_its_data_lie() => Assert.Equal([2], Map(50, [0, 0, 64]));

    [Fact]
    public void The_reserve_takes_small_work_on_its_own_data() => Assert.Equal([0], Map(50, [64, 0, 0]));

    [Fact]
    public void Work_without_data_is_not_the_reserves() => Assert.Equal([1], Map(50, [0, 0, 0]));

    [Fact]
    public void The_reserve_takes_what_no_other_can_run() => Assert.Equal([0], Map(5000, [0, 64, 64], 0));

    [Fact]
    public void A_device_that_cannot_run_it_gets_no_part() => Assert.Equal([2], Map(5000, [0, 64, 0], 0, 2));

    private int[] Map(long bytes, long[] held, params int[] devices)
    {
        var possible = devices.Length == 0 ? [0, 1, 2] : devices;
        var shares = _mapper.Map(new MappingRequest(null!, bytes, 0, held, 1000, possible));
        return [.. shares.Select(share => share.Device)];
    }
}
