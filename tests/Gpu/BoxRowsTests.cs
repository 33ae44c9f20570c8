using Cohort.Kernels.Gpu;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;
using CsCheck;
using Xunit;

namespace Cohort.Tests.Gpu;

public sealed class BoxRowsTests
{
    private static readonly Gen<(long[] Extents, Box Box)> Boxes =
        from extents in Gen.Long[1, 5].Array[0, 4]
        from corners in Gen.Select(Gen.Long[0, 4], Gen.Long[1, 5]).Array[extents.Length]
        let low = corners.Select((c, axis) => Math.Min(c.Item1, extents[axis] - 1)).ToArray()
        let high = corners.Select((c, axis) => Math.Min(low[axis] + c.Item2, extents[axis])).ToArray()
        select (extents, new Box(low, high));

    [Fact]
    public void The_rows_of_a_box_are_its_bytes_each_once_in_pieces_no_larger_than_asked_for() =>
        Gen.Select(Boxes, Gen.Int[0, 4].Select(bits => 1 << bits), Gen.Int[1, 70]).Sample((region, size, limit) =>
        {
            var command = Command(region.Extents, region.Box, size);
            var bytes = new List<long>();
            for (var rows = new BoxRows(command); !rows.IsAtEnd;)
            {
                var block = rows.Take(limit);
                Assert.InRange(block.SizeInBytes, 1, limit);
                for (var row = 0L; row < block.Rows; row++)
                {
                    for (var i = 0L; i < block.Width; i++)
                    {
                        bytes.Add(block.Offset + (row * block.Pitch) + i);
                    }
                }
            }

            Assert.Equal(Expected(region.Extents, region.Box, size), bytes);
        });

    [Fact]
    public void A_box_that_is_cut_along_two_axes_is_one_copy()
    {
        var rows = new BoxRows(Command([6, 5, 4], new Box([1, 2, 0], [3, 4, 4]), 8));
        Assert.Equal(new RowBlock(((1 * 20) + (2 * 4)) * 8, 20 * 8, 2 * 4 * 8, 2), rows.Take(long.MaxValue));
        Assert.True(rows.IsAtEnd);
    }

    private static CopyCommand Command(long[] extents, Box box, int size)
    {
        var whole = Layout.Contiguous(extents);
        var block = new MemoryBlock(0, whole.Count * size);
        return new CopyCommand(new Instance(0, block), new Instance(1, block), null!, null!, box, whole, size);
    }

    private static List<long> Expected(long[] extents, Box box, int size)
    {
        var strides = Layout.Contiguous(extents).Strides;
        var offsets = new List<long> { 0 };
        for (var axis = 0; axis < extents.Length; axis++)
        {
            var stride = strides[axis];
            var (low, high) = (box.Low[axis], box.High[axis]);
            offsets = [.. offsets.SelectMany(o => Range(low, high).Select(i => o + (i * stride)))];
        }

        return [.. offsets.SelectMany(o => Range(0, size).Select(i => (o * size) + i))];
    }

    private static IEnumerable<long> Range(long low, long high)
    {
        for (var i = low; i < high; i++)
        {
            yield return i;
        }
    }
}
