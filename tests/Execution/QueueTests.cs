using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class QueueTests
{
    [Fact]
    public void A_write_that_a_read_did_not_need_runs_all_the_same()
    {
        using var fixture = new EngineFixture();
        for (var i = 0; i < 200; i++)
        {
            // The read needs the version but none of the elements that were written; then the memory is given to
            // others.
            var a = fixture.Vector(1, 2, 3, 4, 5, 6);
            fixture.Engine.ElementwiseInto(
                new RegionView(a, a.Whole.Slice(0, 0, 2), a.Type), Function.Copy, ElementType.Double,
                [EngineFixture.Scalar(i)]);
            Assert.Equal([6], fixture.Read(new RegionView(a, a.Whole.Slice(0, 5, 1), a.Type)));
            fixture.Engine.Release(a);
            Assert.Equal([9, 9, 9, 9, 9, 9], fixture.Read(fixture.Vector(9, 9, 9, 9, 9, 9)));
        }
    }
}
