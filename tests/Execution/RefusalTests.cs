using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>A write in place that refuses its data, as indexed assignment does for an index out of bounds.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(3, 0, false)]
    [InlineData(1, 100, false)]
    [InlineData(1, 0, true)]
    [InlineData(3, 0, true)]
    public void An_array_keeps_its_content_when_a_write_is_refused(int devices, long inlineElements, bool isEager)
    {
        var options = new EngineOptions { InlineElements = inlineElements, IsEager = isEager };
        using var fixture = new EngineFixture(devices, options);
        var a = fixture.Vector(1, 2, 3, 4, 5, 6, 7);
        fixture.Engine.ElementwiseInto(
            new RegionView(a, a.Whole.Slice(0, 1, 5), a.Type), Function.Copy, ElementType.Double,
            [EngineFixture.Scalar(9)]);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("refused", Assert.Throws<ArgumentException>(() => fixture.Engine.LibraryInto(
                RegionView.Of(a), new Refusing(), [], mayFail: true)).Message);
        }

        fixture.Engine.Wait();
        Assert.Equal([1, 9, 9, 9, 9, 9, 7], fixture.Read(a));
        var sum = fixture.Apply(Function.Add, Operand.Of(RegionView.Of(a)), EngineFixture.Scalar(1));
        Assert.Equal([2, 10, 10, 10, 10, 10, 8], fixture.Read(sum));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void A_refusal_is_thrown_at_the_call_and_not_again(int devices, bool isEager)
    {
        using var fixture = new EngineFixture(devices, EngineFixture.Lowered with { IsEager = isEager });
        var a = fixture.Vector(1, 2, 3, 4, 5, 6, 7);
        Assert.Throws<ArgumentException>(() => fixture.Engine.Library(
            new Refusing(), [RegionView.Of(a)], [(ElementType.Double, [3])], mayFail: true));
        fixture.Engine.Wait();
        Assert.Equal([1], fixture.Read(fixture.Apply(Function.Copy, EngineFixture.Scalar(1))));
        fixture.Engine.Wait();
    }

    private sealed class Refusing() : LibraryOperation("refuse")
    {
        public override long[] IndexSpace(ReadOnlySpan<Layout> operands) => [];

        public override int[] AxisMap(int operand, ReadOnlySpan<Layout> operands) =>
            [.. Enumerable.Repeat(-1, operands[operand].Rank)];

        public override double Work(ReadOnlySpan<Layout> operands) => 1;

        public override void Run(in LibraryCall call) => throw new ArgumentException("refused");
    }
}
