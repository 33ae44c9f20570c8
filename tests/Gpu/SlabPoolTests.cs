using Cohort.Kernels.Gpu;
using Cohort.Runtime.Regions;
using Cohort.Tests.Cuda;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Small blocks from large ones.</summary>
public sealed class SlabPoolTests
{
    private const long Budget = 1 << 26;
    private const long Slab = 1 << 20;

    private readonly FakeMachine _machine = new();

    [Fact]
    public void Blocks_of_a_slab_are_disjoint_aligned_and_used_again()
    {
        using var driver = new FakeDriver(_machine, "fake:0") { MemoryInBytes = Budget };
        using var pool = new SlabPool(driver, Budget, Slab);
        var random = new Random(1);
        var live = new List<MemoryBlock>();
        for (var turn = 0; turn < 2000; turn++)
        {
            if (live.Count > 0 && random.Next(3) == 0)
            {
                var index = random.Next(live.Count);
                pool.Free(live[index]);
                live.RemoveAt(index);
                continue;
            }

            var size = 256L * random.Next(1, 100);
            var block = pool.TryAllocate(size)!.Value;
            Assert.Equal(size, block.SizeInBytes);
            Assert.Equal(0, block.Address % 256);
            Assert.DoesNotContain(live, other =>
                other.Address < block.Address + size && block.Address < other.Address + other.SizeInBytes);
            live.Add(block);
        }

        Assert.True(_machine.Leaks < 40, $"{_machine.Leaks} blocks of the driver for {live.Count}");
        live.ForEach(pool.Free);
        pool.Dispose();
        Assert.Equal(0, _machine.Leaks);
        Assert.Empty(_machine.Faults);
    }

    [Fact]
    public void Slabs_that_are_wholly_free_make_room_for_a_large_block()
    {
        using var driver = new FakeDriver(_machine, "fake:0") { MemoryInBytes = Budget };
        using var pool = new SlabPool(driver, Budget, Slab);
        var small = Enumerable.Range(0, 3000).Select(_ => pool.TryAllocate(1024)!.Value).ToList();
        Assert.Equal(3 * Slab, pool.BytesTaken);
        Assert.Null(pool.TryAllocate(Budget - Slab));
        small.ForEach(pool.Free);
        var large = pool.TryAllocate(Budget);
        Assert.NotNull(large);
        Assert.Equal(Budget, pool.BytesTaken);
        Assert.Null(pool.TryAllocate(256));
        pool.Free(large.Value);
        Assert.NotNull(pool.TryAllocate(256));
    }

    [Fact]
    public void A_thousand_small_arrays_take_few_calls_of_the_driver()
    {
        var (slabs, separate) = (Allocations(1 << 20), Allocations(0));
        TestContext.Current.TestOutputHelper?.WriteLine($"{slabs} calls with slabs, {separate} without");
        Assert.True(slabs <= 12, $"{slabs} calls with slabs");
        Assert.True(separate >= 1000, $"{separate} calls without");
    }

    private static int Allocations(long slabBytes)
    {
        var setup = new CudaSetup();
        setup = setup with { Device = setup.Device with { SlabBytes = slabBytes } };
        using var driver = setup.CreateDriver();
        using (var session = new Session(setup.CreateEngine(driver)))
        using (session.Enter())
        {
            var a = np.arange(64.0);
            var arrays = new List<NDArray>();
            for (var i = 0; i < 1000; i++)
            {
                arrays.Add(a + i);
            }

            session.Wait();
            Assert.Equal(63.0 + 999, arrays[^1][63].item<double>());
            GC.KeepAlive(arrays);
        }

        driver.Dispose();
        Assert.Empty(driver.Faults);
        return driver.Calls["cuMemAlloc_v2"];
    }
}
