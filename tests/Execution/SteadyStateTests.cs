using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>Loops settle on a fixed set of buffers, whatever the compiler keeps alive of their temporaries.</summary>
public sealed class SteadyStateTests
{
    private const int Iterations = 10_000;
    private const int Length = 1_000;
    private const int OldVersions = 1_000;
    private const long OldVersionBytes = OldVersions * Length * sizeof(double);

    [Fact]
    public void A_loop_that_rebinds_settles_on_its_buffers() => AssertSettles(Rebind);

    [Fact]
    public void A_loop_that_rebinds_in_unoptimised_code_settles_on_its_buffers() => AssertSettles(RebindUnoptimised);

    [Fact]
    public void An_in_place_stencil_settles_on_its_buffers() => AssertSettles(Stencil);

    [Fact]
    public void An_in_place_stencil_in_unoptimised_code_settles_on_its_buffers() => AssertSettles(StencilUnoptimised);

    [Fact]
    public void A_loop_that_releases_its_arrays_needs_two_more_buffers()
    {
        using var fixture = Create();
        var u = fixture.Vector(new double[Length]);
        var before = fixture.Engine.Statistics.FreshBlocks;
        for (var i = 0; i < 100; i++)
        {
            var next = fixture.Apply(Function.Add, Whole(u), EngineFixture.Scalar(1));
            fixture.Engine.Evaluate(next);
            fixture.Engine.Release(u);
            u = next;
        }

        Assert.InRange(fixture.Engine.Statistics.FreshBlocks - before, 0, 2);
        Assert.Equal(100, fixture.Read(u)[0]);
    }

    private static EngineFixture Create() =>
        new(1, EngineFixture.Lowered with { OldVersionBytes = OldVersionBytes, StartAfterSeconds = 0 });

    private static void AssertSettles(Action<EngineFixture, int> loop)
    {
        using var fixture = Create();
        loop(fixture, Iterations);
        Assert.InRange(fixture.Engine.Statistics.FreshBlocks, 1, OldVersions + 10);
        Assert.Equal(0, fixture.Engine.Statistics.ValuesRecomputed);
    }

    private static Operand Whole(Region region) => Operand.Of(RegionView.Of(region));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rebind(EngineFixture fixture, int iterations)
    {
        var step = fixture.Vector(Enumerable.Repeat(1.0, Length).ToArray());
        var u = fixture.Vector(new double[Length]);
        for (var i = 0; i < iterations; i++)
        {
            u = fixture.Apply(Function.Add, Whole(u), Whole(step));
            fixture.Engine.Evaluate(u);
        }

        Assert.Equal(iterations, fixture.Read(u)[Length - 1]);
    }

    [MethodImpl(MethodImplOptions.NoOptimization)]
    private static void RebindUnoptimised(EngineFixture fixture, int iterations)
    {
        var step = fixture.Vector(Enumerable.Repeat(1.0, Length).ToArray());
        var u = fixture.Vector(new double[Length]);
        for (var i = 0; i < iterations; i++)
        {
            u = fixture.Apply(Function.Add, Whole(u), Whole(step));
            fixture.Engine.Evaluate(u);
        }

        Assert.Equal(iterations, fixture.Read(u)[Length - 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Stencil(EngineFixture fixture, int iterations)
    {
        var u = fixture.Vector([.. Enumerable.Range(0, Length).Select(i => (double)i)]);
        for (var i = 0; i < iterations; i++)
        {
            var sum = fixture.Apply(Function.Add, Operand.Of(View(u, 0)), Operand.Of(View(u, 2)));
            fixture.Engine.ElementwiseInto(
                View(u, 1), Function.Multiply, ElementType.Double, [EngineFixture.Scalar(0.5), Whole(sum)]);
            fixture.Engine.Evaluate(u);
        }

        Assert.Equal(500, fixture.Read(u)[500]);
    }

    [MethodImpl(MethodImplOptions.NoOptimization)]
    private static void StencilUnoptimised(EngineFixture fixture, int iterations)
    {
        var u = fixture.Vector([.. Enumerable.Range(0, Length).Select(i => (double)i)]);
        for (var i = 0; i < iterations; i++)
        {
            var sum = fixture.Apply(Function.Add, Operand.Of(View(u, 0)), Operand.Of(View(u, 2)));
            fixture.Engine.ElementwiseInto(
                View(u, 1), Function.Multiply, ElementType.Double, [EngineFixture.Scalar(0.5), Whole(sum)]);
            fixture.Engine.Evaluate(u);
        }

        Assert.Equal(500, fixture.Read(u)[500]);
    }

    private static RegionView View(Region region, long start) =>
        new(region, region.Whole.Slice(0, start, Length - 2), region.Type);
}
