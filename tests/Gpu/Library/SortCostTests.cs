using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using Cohort.Kernels.Gpu.Library.Sort;
using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>How many instructions the kernels of a sort take for an element, in PTX.</summary>
public sealed unsafe class SortCostTests(ITestOutputHelper output)
{
    private const int Count = 2048;

    [Fact]
    public void A_pass_over_a_digit_takes_less_than_400_instructions_an_element()
    {
        var (keys, moved, passes, table) = (Random(), new uint[Count], new[] { 0xFu }, new uint[256]);
        fixed (uint* data = keys, target = moved, active = passes, entries = table)
        {
            var (from, to) = (new GpuSpan((nint)data, Count), new GpuSpan((nint)target, Count));
            var (mask, counts) = (new GpuSpan((nint)active, 1), new GpuSpan((nint)entries, 256));
            var counting = Steps(
                RadixKernels<uint, UInt32Bits>.Count, 1, [from, from, to, mask, counts], 0, Count, 1, 0, 0);
            for (var digit = 1; digit < 256; digit++)
            {
                table[digit] += table[digit - 1];
            }

            var moving = Steps(
                RadixKernels<uint, UInt32Bits>.MoveValues, 1, [from, to, mask, counts], 0, Count, 1, 0, 0);
            output.WriteLine($"{(double)counting / Count:F1} to count, {(double)moving / Count:F1} to move");
            Assert.Equal(keys.OrderBy(key => (byte)key), moved);
            Assert.InRange((counting + moving) / Count, 1, 400);
        }
    }

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(32, 64)]
    public void A_short_line_takes_less_than_36_instructions_an_element_and_step(int length, int lines)
    {
        var keys = Random();
        fixed (uint* data = keys)
        {
            var bits = int.Log2(length);
            var perBlock = Math.Max(512 >> bits, 1);
            var blocks = (lines + perBlock - 1) / perBlock;
            var steps = (double)Steps(
                ShortSortKernels<uint, UInt32Bits>.Values, blocks, [new GpuSpan((nint)data, Count)], lines, length,
                bits, perBlock, 0, 0) / (lines * length);
            output.WriteLine($"{length}: {steps:F1}");
            Assert.InRange(steps / (bits * (bits + 1) / 2), 1, 36);
        }
    }

    private static uint[] Random()
    {
        var random = new System.Random(7);
        return [.. Enumerable.Range(0, Count).Select(_ => (uint)random.NextInt64(1L << 32))];
    }

    private static long Steps(
        LibraryKernelKey kernel, int blocks, GpuSpan[] views, params ReadOnlySpan<long> numbers)
    {
        var slots = views.SelectMany(view => new[] { (ulong)view.Address, (ulong)view.Count }).ToList();
        foreach (var number in numbers)
        {
            slots.Add((ulong)number);
        }

        var ranges = views.Select(view => new HostRange(view.Address, view.Count * sizeof(uint), IsWritten: true));
        var runner = new PtxRunner();
        const int Threads = 256;
        runner.Run(new GpuLaunch(kernel, [.. slots], blocks, Threads), [.. ranges]);
        return runner.Steps;
    }
}
