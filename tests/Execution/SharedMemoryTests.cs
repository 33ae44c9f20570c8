using System.Runtime.InteropServices;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class SharedMemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public unsafe void Shared_memory_is_live_both_ways(int devices)
    {
        using var fixture = new EngineFixture(devices);
        double[] memory = [1, 2, 3, 4, 5, 6];
        var pin = GCHandle.Alloc(memory, GCHandleType.Pinned);
        try
        {
            var shared = fixture.Engine.Share(ElementType.Double, [6], (byte*)pin.AddrOfPinnedObject(), memory);
            for (var turn = 1; turn <= 3; turn++)
            {
                memory[0] = 10 * turn;
                var doubled = fixture.Apply(Function.Add, Whole(shared), Whole(shared));
                fixture.Engine.ElementwiseInto(
                    new RegionView(shared, shared.Whole.Slice(0, 3, 3), shared.Type), Function.Add, ElementType.Double,
                    [Operand.Of(shared, shared.Whole.Slice(0, 0, 3), shared.Type), EngineFixture.Scalar(turn)]);
                Assert.Equal([10 * turn, 2, 3, 11 * turn, 2 + turn, 3 + turn], memory);
                Assert.Equal(20 * turn, fixture.Read(doubled)[0]);
            }
        }
        finally
        {
            pin.Free();
        }
    }

    [Fact]
    public unsafe void Sharing_runs_what_was_pending_and_leaves_its_readers_what_they_saw()
    {
        using var fixture = new EngineFixture();
        var a = fixture.Vector(1, 2, 3);
        var before = fixture.Apply(Function.Add, Whole(a), Whole(a));
        fixture.Engine.ElementwiseInto(RegionView.Of(a), Function.Copy, ElementType.Double, [EngineFixture.Scalar(5)]);
        var address = (double*)fixture.Engine.Address(a);
        Assert.Equal(5, address[1]);
        address[1] = 7;
        Assert.Equal([5, 7, 5], fixture.Read(a));
        Assert.Equal([2, 4, 6], fixture.Read(before));
    }

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));
}
