using System.Runtime.CompilerServices;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>When recorded work starts, and what does not run at all.</summary>
public sealed class StartTests
{
    [Fact]
    public void A_full_window_starts_the_leaves()
    {
        using var fixture = new EngineFixture(1, EngineFixture.Lowered with { WindowOperations = 8 });
        var kept = new List<Region>();
        var a = Whole(fixture.Vector(1, 2));
        for (var i = 0; i < 7; i++)
        {
            kept.Add(fixture.Apply(Function.Add, a, a));
        }

        Assert.Equal(0, fixture.Engine.Statistics.KernelsLaunched);
        kept.Add(fixture.Apply(Function.Add, a, a));
        Assert.Equal(8, fixture.Engine.Statistics.KernelsLaunched);
        Assert.All(kept, region => Assert.Equal([2, 4], fixture.Read(region)));
        Assert.Equal(8, fixture.Engine.Statistics.KernelsLaunched);
    }

    [Fact]
    public void A_pure_value_that_nobody_can_reach_is_never_computed()
    {
        using var fixture = new EngineFixture();
        RecordAndDrop(fixture);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        fixture.Engine.Wait();
        Assert.Equal(0, fixture.Engine.Statistics.KernelsLaunched);
    }

    [Fact]
    public void A_write_starts_an_idle_device_when_there_is_enough_work()
    {
        using var fixture = new EngineFixture(1, EngineFixture.Lowered with { StartAfterSeconds = 0 });
        var a = fixture.Vector(1, 2, 3);
        fixture.Engine.ElementwiseInto(
            new RegionView(a, a.Whole.Slice(0, 0, 2), a.Type), Function.Copy, ElementType.Double,
            [EngineFixture.Scalar(7)]);
        Assert.Equal(1, fixture.Engine.Statistics.KernelsLaunched);
        Assert.Equal([7, 7, 3], fixture.Read(a));
    }

    [Fact]
    public void A_write_that_is_overwritten_unread_is_not_computed()
    {
        using var fixture = new EngineFixture();
        var a = fixture.Vector(1, 2, 3);
        for (var i = 0; i < 4; i++)
        {
            fixture.Engine.ElementwiseInto(
                RegionView.Of(a), Function.Copy, ElementType.Double, [EngineFixture.Scalar(i)]);
        }

        fixture.Engine.Wait();
        Assert.Equal(1, fixture.Engine.Statistics.KernelsLaunched);
        Assert.Equal([3, 3, 3], fixture.Read(a));
    }

    [Fact]
    public void Arithmetic_on_a_reduction_stays_deferred_and_joins_its_consumer()
    {
        using var fixture = new EngineFixture();
        var a = fixture.Vector(1, 2, 3);
        var sum = fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(a), [0]);
        var half = fixture.Apply(Function.Divide, Whole(sum), EngineFixture.Scalar(2));
        var scaled = fixture.Engine.Elementwise(
            Function.Multiply, ElementType.Double, ElementType.Double, [Whole(a), Whole(half)], a.Whole);
        Assert.Equal(0, fixture.Engine.Statistics.KernelsLaunched);
        Assert.Equal([3, 6, 9], fixture.Read(scaled));
        Assert.Equal(2, fixture.Engine.Statistics.KernelsLaunched);
    }

    [Fact]
    public void A_convergence_loop_computes_every_value_once_after_its_first_turns()
    {
        using var fixture = new EngineFixture();
        var x = fixture.Vector(8, 16, 32);
        var afterFirstTurns = 0L;
        for (var i = 0; i < 20; i++)
        {
            afterFirstTurns = i == 4 ? fixture.Engine.Statistics.ValuesRecomputed : afterFirstTurns;
            var half = fixture.Apply(Function.Multiply, Whole(x), EngineFixture.Scalar(0.5));
            x = fixture.Apply(Function.Add, Whole(half), EngineFixture.Scalar(1));
            var sum = fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(x), [0]);
            fixture.Read(sum);
        }

        Assert.InRange(afterFirstTurns, 0, 4);
        Assert.Equal(afterFirstTurns, fixture.Engine.Statistics.ValuesRecomputed);
    }

    [Fact]
    public void A_value_with_another_recorded_use_is_stored_when_it_is_computed()
    {
        using var fixture = new EngineFixture();
        var a = Whole(fixture.Vector(1, 2, 3));
        var square = fixture.Apply(Function.Multiply, a, a);
        var later = fixture.Apply(Function.Add, Whole(square), a);
        var sum = fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(square), [0]);
        Assert.Equal([14], fixture.Read(sum));
        Assert.Equal([2, 6, 12], fixture.Read(later));
        Assert.Equal(0, fixture.Engine.Statistics.ValuesRecomputed);
    }

    [Fact]
    public void A_second_computation_stores_everything_that_the_program_can_still_name()
    {
        using var fixture = new EngineFixture();
        var a = Whole(fixture.Vector(1, 2, 3));
        var square = fixture.Apply(Function.Multiply, a, a);
        var cube = fixture.Apply(Function.Multiply, Whole(square), a);
        fixture.Read(fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(cube), [0]));
        Assert.Equal([27], fixture.Read(
            fixture.Engine.Reduce(ReductionOperator.Maximum, ElementType.Double, Whole(cube), [0])));
        Assert.Equal(2, fixture.Engine.Statistics.ValuesRecomputed);

        Assert.Equal([9], fixture.Read(
            fixture.Engine.Reduce(ReductionOperator.Maximum, ElementType.Double, Whole(square), [0])));
        Assert.Equal(2, fixture.Engine.Statistics.ValuesRecomputed);
    }

    [Fact]
    public void A_second_computation_does_not_store_temporaries_that_a_collection_has_found_dead()
    {
        using var fixture = new EngineFixture();
        var a = Whole(fixture.Vector(1, 2, 3));
        var value = AddSixTimes(fixture, a);
        fixture.Read(fixture.Engine.Reduce(ReductionOperator.Sum, ElementType.Double, Whole(value), [0]));
        GC.Collect();
        fixture.Read(fixture.Engine.Reduce(ReductionOperator.Maximum, ElementType.Double, Whole(value), [0]));
        Assert.Equal(1, fixture.Engine.Statistics.ValuesRecomputed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Region AddSixTimes(EngineFixture fixture, Operand a)
    {
        var value = fixture.Apply(Function.Add, a, a);
        for (var i = 0; i < 5; i++)
        {
            value = fixture.Apply(Function.Add, Whole(value), a);
        }

        return value;
    }

    [Fact]
    public void Eager_mode_launches_one_kernel_for_each_operation()
    {
        using var fixture = new EngineFixture(1, EngineFixture.Lowered with { IsEager = true });
        var a = Whole(fixture.Vector(1, 2, 3));
        var value = fixture.Apply(Function.Add, Whole(fixture.Apply(Function.Multiply, a, a)), a);
        Assert.Equal(2, fixture.Engine.Statistics.KernelsLaunched);
        Assert.Equal([2, 6, 12], fixture.Read(value));
    }

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    private static void RecordAndDrop(EngineFixture fixture)
    {
        var a = Whole(fixture.Vector(1, 2));
        for (var i = 0; i < 5; i++)
        {
            fixture.Apply(Function.Add, a, a);
        }
    }
}
