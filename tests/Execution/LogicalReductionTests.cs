using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class LogicalReductionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public void Any_and_all_of_numbers_are_booleans_whatever_the_accumulator(long inlineElements)
    {
        using var fixture = new EngineFixture(options: new EngineOptions { InlineElements = inlineElements });
        var values = Operand.Of(RegionView.Of(fixture.Vector(0, 0.5, double.NaN)));
        var any = fixture.Engine.Reduce(ReductionOperator.Any, ElementType.Double, values, [0]);
        var all = fixture.Engine.Reduce(ReductionOperator.All, ElementType.Half, values, [0]);
        Assert.Equal(ElementType.Boolean, any.Type);
        Assert.Equal(ElementType.Boolean, all.Type);
        Assert.Equal(1, fixture.Engine.ReadElement<byte>(any, 0));
        Assert.Equal(0, fixture.Engine.ReadElement<byte>(all, 0));
    }
}
