using Cohort.Kernels.Cpu;
using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>What memory has no room for goes to files, and the program sees nothing of it.</summary>
public sealed class SpillTests : IDisposable
{
    private const int Length = 1 << 18;
    private const long Budget = 1 << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cohort-spill-test-");

    [Theory]
    [InlineData("cpu")]
    [InlineData("cpu*3")]
    public void A_program_on_eight_times_its_memory_gives_the_right_values(string devices)
    {
        using (var session = Open(devices, _folder.FullName))
        using (session.Enter())
        {
            var a = np.arange(Length).astype(np.float64);
            var b = a["::-1"].copy();
            var sorted = np.sort(np.sin(a) + b);
            Assert.Equal(Length * (Length - 1.0), (double)(a + b).sum());
            var values = sorted.ToArray<double>();
            Assert.Equal(values.Order(), values);
            Assert.InRange(session.Statistics.BytesOnDisk, 1, long.MaxValue);
            a["1:"] = a[":-1"] + 1.0;
            Assert.Equal(Enumerable.Range(0, Length).Select(i => (double)i), a.ToArray<double>());
        }

        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Files_are_used_again_and_not_for_what_memory_has_room_for()
    {
        using var session = Open("cpu", _folder.FullName);
        using var entered = session.Enter();
        for (var turn = 0; turn < 20; turn++)
        {
            using var large = np.ones(Length) * turn;
            Assert.Equal((double)turn * Length, (double)large.sum());
            Assert.Equal(turn, large.GetDouble(Length - 1));
        }

        var before = session.Statistics.BytesOnDisk;
        Assert.InRange(before, 1, 8 * Length * sizeof(double));
        using var small = np.ones(1 << 14) * 2.0;
        Assert.Equal(2.0, small.GetDouble(7));
        Assert.Equal(before, session.Statistics.BytesOnDisk);
    }

    [Fact]
    public void Without_a_folder_or_with_one_that_cannot_be_written_it_is_an_error_that_says_so()
    {
        using var without = Open("cpu", "none");
        using (without.Enter())
        {
            Assert.Throws<OutOfDeviceMemoryException>(() => (np.ones(Length) * 2.0).GetDouble(3));
        }

        using var wrong = Open("cpu", Path.Combine(_folder.FullName, "missing", "folder"));
        using (wrong.Enter())
        {
            var error = Assert.Throws<OutOfDeviceMemoryException>(() => (np.ones(Length) * 2.0).GetDouble(3));
            Assert.Contains("no file can take it", error.Message, StringComparison.Ordinal);
            Assert.Equal(6.0, (double)(np.ones(3) * 2.0).sum());
        }
    }

    [Fact]
    public void More_than_half_of_what_is_free_is_refused()
    {
        var free = new DriveInfo(_folder.FullName).AvailableFreeSpace;
        Assert.Null(new SpillFolder(_folder.FullName, mayBeMemory: true).TryAllocate(free, out var refusal));
        Assert.Contains("half of which may be used", refusal, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Session Open(string devices, string folder) =>
        new(new SessionOptions { Devices = devices, MemoryBudget = Budget, SpillFolder = folder });
}
