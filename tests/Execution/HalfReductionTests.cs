using System.Runtime.InteropServices;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class HalfReductionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public void Halves_are_reduced_as_singles_and_rounded_once(long inlineElements)
    {
        using var fixture = new EngineFixture(options: new EngineOptions { InlineElements = inlineElements });
        Half[] values = [.. Enumerable.Range(0, 3000).Select(i => (Half)(1 + (i % 7 * 0.25)))];
        Assert.Equal((Half)values.Sum(v => (double)v), Reduce(fixture, ReductionOperator.Sum, values));
        Assert.Equal((Half)1, Reduce(fixture, ReductionOperator.Minimum, values));
        Assert.Equal((Half)2.5, Reduce(fixture, ReductionOperator.Maximum, values));
        Assert.Equal((Half)(1.25 * 1.5 * 1.75), Reduce(fixture, ReductionOperator.Product, values[..4]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public void A_nan_among_halves_is_their_extreme(long inlineElements)
    {
        using var fixture = new EngineFixture(options: new EngineOptions { InlineElements = inlineElements });
        Half[] values = [(Half)3, Half.NaN, (Half)1];
        Assert.True(Half.IsNaN(Reduce(fixture, ReductionOperator.Minimum, values)));
        Assert.True(Half.IsNaN(Reduce(fixture, ReductionOperator.Maximum, values)));
        var operand = Import(fixture, values);
        var position = fixture.Engine.Reduce(ReductionOperator.ArgMaximum, ElementType.Half, operand, [0]);
        Assert.Equal(1, fixture.Engine.ReadElement<long>(position, 0));
    }

    [Fact]
    public void Halves_reduce_along_an_axis()
    {
        using var fixture = new EngineFixture();
        Half[] values = [(Half)3, (Half)5, (Half)4, (Half)1];
        var region = fixture.Engine.Import(ElementType.Half, [2, 2], MemoryMarshal.AsBytes(values.AsSpan()));
        var maxima = fixture.Engine.Reduce(
            ReductionOperator.Maximum, ElementType.Half, Operand.Of(RegionView.Of(region)), [0]);
        var result = new Half[2];
        fixture.Engine.Read(RegionView.Of(maxima), MemoryMarshal.AsBytes(result.AsSpan()));
        Assert.Equal([(Half)4, (Half)5], result);
    }

    private static Half Reduce(EngineFixture fixture, ReductionOperator reduction, Half[] values)
    {
        var result = fixture.Engine.Reduce(reduction, ElementType.Half, Import(fixture, values), [0]);
        Assert.Equal(ElementType.Half, result.Type);
        return fixture.Engine.ReadElement<Half>(result, 0);
    }

    private static Operand Import(EngineFixture fixture, Half[] values) =>
        Operand.Of(RegionView.Of(
            fixture.Engine.Import(ElementType.Half, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()))));
}
