using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class FailureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_failing_operation_poisons_what_depends_on_it_and_nothing_else(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var a = fixture.Vector(1, 2, 3, 4, 5, 6);
        var bad = fixture.Engine.Library(new Failing(), [RegionView.Of(a)], [(ElementType.Double, [6])])[0];
        var dependent = fixture.Apply(Function.Add, Whole(bad), Whole(a));
        var independent = fixture.Apply(Function.Add, Whole(a), Whole(a));
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("bad data", Assert.Throws<ArithmeticException>(() => fixture.Read(dependent)).Message);
            Assert.Equal("bad data", Assert.Throws<ArithmeticException>(() => fixture.Read(bad)).Message);
        }

        Assert.Equal([2, 4, 6, 8, 10, 12], fixture.Read(independent));
        fixture.Engine.ElementwiseInto(
            RegionView.Of(a), Function.Copy, ElementType.Double, [EngineFixture.Scalar(3)]);
        Assert.Equal([3, 3, 3, 3, 3, 3], fixture.Read(a));
    }

    [Fact]
    public void An_operation_that_may_fail_throws_at_its_call()
    {
        using var fixture = new EngineFixture();
        var a = fixture.Vector(1, 2, 3);
        Assert.Throws<ArithmeticException>(() => fixture.Engine.Library(
            new Failing(), [RegionView.Of(a)], [(ElementType.Double, [3])], mayFail: true));
        Assert.Equal([1, 2, 3], fixture.Read(a));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_array_that_does_not_fit_says_who_wanted_how_much_and_the_session_goes_on(int devices)
    {
        using var fixture = new EngineFixture(devices, memory: 1 << 20);
        var small = fixture.Vector(1, 2, 3);
        var huge = fixture.Engine.Elementwise(
            Function.Copy, ElementType.Double, ElementType.Double, [EngineFixture.Scalar(1)],
            Layout.Contiguous([1 << 20]));
        var error = Assert.Throws<OutOfDeviceMemoryException>(() => fixture.Read(huge));

        // A device of several needs memory for its tile and a margin.
        var wanted = devices == 1 ? "copy needs 8,388,608 bytes on cpu:" : "copy needs 4,718,592 bytes on cpu:";
        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
        Assert.Equal([2, 4, 6], fixture.Read(fixture.Apply(Function.Add, Whole(small), Whole(small))));
        Assert.Throws<OutOfDeviceMemoryException>(() => fixture.Read(huge));
    }

    [Fact]
    public void Dead_arrays_make_room_before_memory_is_said_to_be_out()
    {
        using var fixture = new EngineFixture(1, memory: 1 << 20);
        for (var i = 0; i < 100; i++)
        {
            var third = fixture.Engine.Elementwise(
                Function.Copy, ElementType.Double, ElementType.Double, [EngineFixture.Scalar(i)],
                Layout.Contiguous([40_000]));
            Assert.Equal(i, fixture.Read(third)[39_999]);
        }
    }

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    private sealed class Failing() : LibraryOperation("failing")
    {
        public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => [];

        public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
            [.. Enumerable.Repeat(-1, operands[operand].Rank)];

        public override double Work(ReadOnlySpan<Layout> operands) => operands[0].Count;

        public override void Run(in LibraryCall call) => throw new ArithmeticException("bad data");
    }
}
