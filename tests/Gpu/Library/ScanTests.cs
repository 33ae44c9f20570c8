using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>cumsum and cumprod on GPUs against the CPU.</summary>
public sealed class ScanTests
{
    private static readonly int[][] Shapes = [[1], [63], [1100], [3, 70], [2, 65, 3]];

    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void Integers_are_accumulated_with_the_bits_of_the_CPU(string target)
    {
        foreach (var type in new[] { np.int8, np.uint16, np.int32, np.uint64 })
        {
            foreach (var shape in Shapes)
            {
                AgainstCpu(target, "cumsum", () => np.cumsum(Values(shape).astype(type), shape.Length / 2, type));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Floats_are_accumulated_in_every_axis(string target)
    {
        foreach (var shape in Shapes)
        {
            for (var axis = 0; axis < shape.Length; axis++)
            {
                AgainstCpu(target, "cumsum", () => np.cumsum(Values(shape) / 7.0, axis));
                AgainstCpu(target, "cumprod", () => np.cumprod(1 + (Values(shape).astype(np.float32) / 4096), axis));
            }
        }
    }

    [Fact]
    public void A_line_of_many_chunks_needs_several_levels() =>
        AgainstCpu("opencl", "cumsum", () => np.cumsum(Values([520 * 512]) * 3));

    private static NDArray Values(int[] shape)
    {
        var count = shape.Aggregate(1, (product, extent) => product * extent);
        return (np.arange(count) * 37 % 101 - 40).reshape(shape);
    }

    // Few long lines of floats are added in another order than on the CPU.
    private static void AgainstCpu(string target, string operation, Func<NDArray> program)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var expected = program();
        var values = expected.astype(np.float64).ToArray<double>();
        var actual = LibraryTargets.Run(target, operation, () => program().astype(np.float64).ToArray<double>());
        Assert.Equal(values.Length, actual.Length);
        var scale = values.Max(Math.Abs);
        var tolerance = expected.dtype == np.float64 ? 1e-13 * scale : expected.dtype == np.float32 ? 1e-5 * scale : 0;
        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(
                Math.Abs(values[i] - actual[i]) <= tolerance,
                $"{operation} {expected.dtype} {expected.Shape} at {i}: {actual[i]:R} for {values[i]:R}");
        }
    }
}
