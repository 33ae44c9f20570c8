using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class RecordingTests
{
    [Fact]
    public void Nothing_is_computed_until_a_value_is_needed()
    {
        using var fixture = new EngineFixture();
        var sum = fixture.Apply(Function.Add, Whole(fixture.Vector(1, 2, 3)), Whole(fixture.Vector(10, 20, 30)));
        Assert.Equal(0, fixture.Engine.Statistics.KernelsLaunched);
        Assert.Equal([11, 22, 33], fixture.Read(sum));
        Assert.Equal(1, fixture.Engine.Statistics.KernelsLaunched);
    }

    [Fact]
    public void A_chain_of_ten_operations_is_one_kernel_and_takes_one_block()
    {
        using var fixture = new EngineFixture();
        var a = Whole(fixture.Vector(1, 2, 3, 4));
        var value = fixture.Apply(Function.Add, a, a);
        for (var i = 0; i < 9; i++)
        {
            value = fixture.Apply(i % 2 == 0 ? Function.Multiply : Function.Add, Whole(value), a);
        }

        var before = fixture.Engine.Statistics;
        fixture.Read(value);
        var after = fixture.Engine.Statistics - before;
        Assert.Equal(1, after.KernelsLaunched);
        Assert.Equal(1, after.FreshBlocks);
    }

    [Fact]
    public void A_sum_of_squared_differences_is_one_pass()
    {
        using var fixture = new EngineFixture();
        var a = Whole(fixture.Vector(1, 2, 3));
        var difference = fixture.Apply(Function.Subtract, a, Whole(fixture.Vector(0, 4, 1)));
        var square = fixture.Apply(Function.Multiply, Whole(difference), Whole(difference));
        var sum = fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(square), [0]);
        Assert.Equal([9], fixture.Read(sum));
        Assert.Equal(1, fixture.Engine.Statistics.KernelsLaunched);
    }

    [Fact]
    public void A_value_is_computed_at_most_twice()
    {
        using var fixture = new EngineFixture();
        var value = fixture.Apply(Function.Add, Whole(fixture.Vector(1, 2)), Whole(fixture.Vector(3, 4)));
        for (var i = 0; i < 5; i++)
        {
            var sum = fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(value), [0]);
            Assert.Equal([10], fixture.Read(sum));
        }

        Assert.Equal(1, fixture.Engine.Statistics.ValuesRecomputed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void An_overlapping_write_reads_everything_before_it_stores(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var a = fixture.Vector([.. Enumerable.Range(0, 20).Select(i => (double)i)]);
        var tail = View(a, 1, 19);
        fixture.Engine.ElementwiseInto(
            tail, Function.Add, ElementType.Double, [Operand.Of(tail), Operand.Of(View(a, 0, 19))]);
        Assert.Equal([0, .. Enumerable.Range(1, 19).Select(i => (2.0 * i) - 1)], fixture.Read(a));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pending_reader_keeps_the_version_it_was_recorded_against(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var a = fixture.Vector(1, 2, 3, 4, 5, 6);
        var doubled = fixture.Apply(Function.Add, Whole(a), Whole(a));
        fixture.Engine.ElementwiseInto(
            View(a, 2, 3), Function.Copy, ElementType.Double, [EngineFixture.Scalar(9)]);
        Assert.Equal([1, 2, 9, 9, 9, 6], fixture.Read(a));
        Assert.Equal([2, 4, 6, 8, 10, 12], fixture.Read(doubled));
        Assert.Equal([1, 2, 9, 9, 9, 6], fixture.Read(a));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_in_place_stencil_gives_what_a_copy_gives(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var u = fixture.Matrix(13, 7, i => i * i % 17);
        var expected = fixture.Read(u);
        for (var step = 0; step < 6; step++)
        {
            var next = (double[])expected.Clone();
            for (var i = 1; i < 12; i++)
            {
                for (var j = 1; j < 6; j++)
                {
                    next[(i * 7) + j] = ((expected[((i - 1) * 7) + j] + expected[((i + 1) * 7) + j])
                        + expected[(i * 7) + j - 1]) + expected[(i * 7) + j + 1];
                }
            }

            expected = next;
            var north = fixture.Apply(Function.Add, Operand.Of(Block(u, 0, 1)), Operand.Of(Block(u, 2, 1)));
            var west = fixture.Apply(Function.Add, Whole(north), Operand.Of(Block(u, 1, 0)));
            fixture.Engine.ElementwiseInto(
                Block(u, 1, 1), Function.Add, ElementType.Double, [Whole(west), Operand.Of(Block(u, 1, 2))]);
        }

        Assert.Equal(expected, fixture.Read(u));
    }

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    private static RegionView View(Region region, long start, long count) =>
        new(region, region.Whole.Slice(0, start, count), region.Type);

    private static RegionView Block(Region region, long row, long column) =>
        new(region, region.Whole.Slice(0, row, 11).Slice(1, column, 5), region.Type);
}
