using Cohort.Runtime.Elements;
using Cohort.Runtime.Functions;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class ThreadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Sixteen_threads_share_a_session(int devices)
    {
        using var fixture = new EngineFixture(devices);
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var threads = Enumerable.Range(0, 16).Select(seed => new Thread(() => Run(fixture, seed, failures))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Assert.Empty(failures);
    }

    [Fact]
    public void Threads_that_write_disjoint_rows_of_one_array_need_no_lock()
    {
        using var fixture = new EngineFixture(2);
        var a = fixture.Matrix(64, 9, _ => 0);
        Parallel.For(0, 64, row => fixture.Engine.ElementwiseInto(
            new RegionView(a, a.Whole.Pick(0, row), a.Type), Function.Copy, ElementType.Double,
            [EngineFixture.Scalar(row)]));
        Assert.Equal(Enumerable.Range(0, 64 * 9).Select(i => (double)(i / 9)), fixture.Read(a));
    }

    private static void Run(
        EngineFixture fixture, int seed, System.Collections.Concurrent.ConcurrentQueue<string> failures)
    {
        try
        {
            var values = Enumerable.Range(0, 50).Select(i => (double)((i * seed) % 13)).ToArray();
            var a = fixture.Vector(values);
            for (var turn = 0; turn < 20; turn++)
            {
                var view = new RegionView(a, a.Whole.Slice(0, turn % 5, 40), a.Type);
                fixture.Engine.ElementwiseInto(
                    view, Function.Add, ElementType.Double,
                    [Operand.Of(a, a.Whole.Slice(0, 5 - (turn % 5), 40), a.Type), EngineFixture.Scalar(seed)]);
                var copy = (double[])values.Clone();
                for (var i = 0; i < 40; i++)
                {
                    values[(turn % 5) + i] = copy[5 - (turn % 5) + i] + seed;
                }

                if (turn % 3 == 0 && !fixture.Read(a).SequenceEqual(values))
                {
                    failures.Enqueue($"thread {seed}, turn {turn}");
                }
            }
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure.ToString());
        }
    }
}
