using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>Elements picked and stored by index arrays and masks on GPUs, with the bits of the CPU.</summary>
public sealed class IndexingTests
{
    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Elements_of_every_size_are_gathered(string target)
    {
        foreach (var type in new[] { np.uint8, np.int16, np.float32, np.float64, np.complex128 })
        {
            Same(target, "gather", () => Values(300).astype(type)[Places(41, 300)]);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Blocks_and_tuples_of_indices_are_gathered_from_any_layout(string target)
    {
        Same(target, "gather", () => Values(600).reshape(20, 30)[Places(7, 20)]);
        Same(target, "gather", () => Values(600).reshape(20, 30).T[Places(7, 30)]);
        Same(target, "gather", () => Values(600).reshape(20, 30)["::-2, 1:29:3"][Places(6, 10), Places(6, 9)]);
        Same(target, "gather", () => Values(120).reshape(4, 5, 6)[Places(12, 4).reshape(3, 4), Places(4, 5)]);
        Same(target, "gather", () => np.take(Values(600).reshape(20, 30), Places(5, 30), axis: 1));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Of_equal_indices_the_last_store_wins(string target)
    {
        Same(target, "scatter", () =>
        {
            var a = Values(300);
            a[Places(700, 300)] = np.arange(700).astype(np.float64);
            return a;
        });
        Same(target, "scatter", () =>
        {
            var a = Values(600).reshape(20, 30);
            a["::2"][Places(25, 10)] = (np.arange(30 * 25).reshape(30, 25).T).astype(np.float64);
            return a;
        });
        Same(target, "scatter", () =>
        {
            var a = Values(600).reshape(20, 30);
            a[Places(50, 20), Places(50, 30)] = 5.5;
            return a;
        });
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_index_out_of_bounds_throws_at_the_call_and_changes_nothing(string target)
    {
        var (read, written, sum) = LibraryTargets.Run(target, "scatter", () =>
        {
            var a = Values(600).reshape(20, 30);
            var before = a.sum().item<double>();
            var indices = np.arange(400) % 20;
            indices[333] = 20;
            indices[350] = -21;
            var fromRead = Assert.Throws<IndexError>(() => a[indices]).Message;
            var columns = np.arange(400) % 30;
            columns[5] = -31;
            var fromWrite = Assert.Throws<IndexError>(() => a[np.arange(400) % 20, columns] = 1.0).Message;
            return (fromRead, fromWrite, a.sum().item<double>() - before);
        });
        Assert.Equal("index 20 is out of bounds for axis 0 with size 20", read);
        Assert.Equal("index -31 is out of bounds for axis 1 with size 30", written);
        Assert.Equal(0, sum);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Masks_select_elements_and_tell_positions(string target)
    {
        foreach (var length in new[] { 5, 1024, 3000 })
        {
            Same(target, "mask_select", () => Values(length)[Values(length) % 3.0 == 0.0]);
            Same(target, "nonzero", () => np.nonzero(Values(length) % 7.0 > 4.0)[0]);
        }

        Same(target, null, () => Values(100)[Values(100) < -1000.0]);
        Same(target, "mask_select", () => Values(3000).astype(np.uint8)[Values(3000) > -1000.0]);
    }

    private static NDArray Values(int count) => (np.arange(count) * 37 % 101 - 40).astype(np.float64);

    // Both ends of what is allowed, and equal ones.
    private static NDArray Places(int count, int extent) => (np.arange(count) * 7919 % (2 * extent)) - extent;

    private static void Same(string target, string? operation, Func<NDArray> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = program();
        var (shape, bytes) = LibraryTargets.Run(target, operation, () =>
        {
            var actual = program();
            return ((long[])actual.shape.Clone(), actual.tobytes());
        });
        Assert.Equal(expected.shape, shape);
        Assert.Equal(expected.tobytes(), bytes);
    }
}
