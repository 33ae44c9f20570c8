using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Cohort.Tests.Execution;
using Xunit;

namespace Cohort.Tests.Plans;

public sealed class PlanTests
{
    private const int Rows = 32;
    private const int Columns = 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_run_of_stencils_and_sums_is_ordered_and_reads_what_it_should(int devices)
    {
        var plan = Run(devices, steps: 5);
        Assert.Empty(plan.Check());
        Assert.InRange(plan.MostEvaluations, 1, 2);
    }

    [Fact]
    public void A_stencil_step_on_four_devices_copies_its_halo_rows_and_nothing_else()
    {
        var recorder = new PlanRecorder();
        using var fixture = new EngineFixture(4, EngineFixture.Lowered with { Observer = recorder });
        var u = fixture.Matrix(Rows, Columns, i => i);
        Step(fixture, u);
        fixture.Read(u);
        Step(fixture, u);
        fixture.Engine.Wait();
        var before = fixture.Engine.Statistics;
        Step(fixture, u);
        fixture.Engine.Wait();
        var copied = (fixture.Engine.Statistics - before).BytesCopiedBetweenDevices;

        // Three borders between four devices, a row to each side, without the columns that the stencil does not read.
        Assert.Equal(3 * 2 * (Columns - 2) * sizeof(double), copied);
    }

    [Fact]
    public void A_dropped_dependence_is_found()
    {
        var plan = Run(3, steps: 4);
        var victims = plan.Commands.Where(c => c.Dependences.Any(d => plan.Commands[d].Device != c.Device)).ToList();
        Assert.NotEmpty(victims);
        var found = victims.Count(victim =>
        {
            var without = plan.Commands.Select(c => c == victim ? c with { Dependences = [], Over = [] } : c);
            return PlanChecker.Check([.. without], plan.Writes, plan.Imports).Count > 0;
        });
        Assert.True(found > 0, "no dropped edge was noticed");
    }

    [Fact]
    public void A_stale_copy_is_found()
    {
        var plan = Run(3, steps: 4);
        var copies = HalosOfLastStep(plan).ToList();
        Assert.NotEmpty(copies);
        foreach (var copy in copies)
        {
            // The copy no longer happens: whoever reads its target finds older content.
            var without = plan.Commands.Select(c => c == copy ? c with { IsCopy = false, Accesses = [] } : c);
            Assert.NotEmpty(PlanChecker.Check([.. without], plan.Writes, plan.Imports));
        }
    }

    [Fact]
    public void A_halo_that_is_one_row_short_is_found()
    {
        var plan = Run(2, steps: 3);
        var copy = HalosOfLastStep(plan).Last(c => c.Accesses[0].Box.CountAlong(1) > 2);
        TracedAccess Shorten(TracedAccess access) => access with
        {
            Box = new Box(access.Box.Low.ToArray(), [access.Box.High[0], access.Box.High[1] - 1]),
        };
        var shortened = plan.Commands.Select(c =>
            c == copy ? c with { Accesses = [.. c.Accesses.Select(Shorten)] } : c);
        Assert.NotEmpty(PlanChecker.Check([.. shortened], plan.Writes, plan.Imports));
    }

    // Copies of elements that every step changes: of the border, an old copy is as good as a new one.
    private static IEnumerable<TracedCommand> HalosOfLastStep(PlanRecorder plan)
    {
        var last = plan.Commands.Last(c => c.Label.Contains("multiply", StringComparison.Ordinal)).Id;
        return plan.Commands.Take(last).Skip(last / 2).Where(c =>
            c.IsCopy && c.Accesses[0].Box.Rank == 2
            && c.Accesses[0].Instance.Device != c.Accesses[1].Instance.Device
            && new Box([1, 1], [Rows - 1, Columns - 1]).Contains(c.Accesses[0].Box));
    }

    private static PlanRecorder Run(int devices, int steps)
    {
        var recorder = new PlanRecorder();
        using var fixture = new EngineFixture(devices, EngineFixture.Lowered with { Observer = recorder });
        var u = fixture.Matrix(Rows, Columns, i => i * 7 % 11);
        for (var i = 0; i < steps; i++)
        {
            Step(fixture, u);
            var sum = fixture.Engine.Reduce(
                Runtime.Expressions.ReductionOperator.Sum, ElementType.Double, Operand.Of(RegionView.Of(u)), [1]);
            fixture.Read(sum);
        }

        fixture.Read(u);
        return recorder;
    }

    private static void Step(EngineFixture fixture, Region u)
    {
        RegionView Block(long row, long column) =>
            new(u, u.Whole.Slice(0, row, Rows - 2).Slice(1, column, Columns - 2), u.Type);
        var vertical = fixture.Apply(Function.Add, Operand.Of(Block(0, 1)), Operand.Of(Block(2, 1)));
        var all = fixture.Apply(Function.Add, Operand.Of(RegionView.Of(vertical)), Operand.Of(Block(1, 1)));
        fixture.Engine.ElementwiseInto(
            Block(1, 1), Function.Multiply, ElementType.Double,
            [EngineFixture.Scalar(0.25), Operand.Of(RegionView.Of(all))]);
    }
}
