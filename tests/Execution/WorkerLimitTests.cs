using Cohort.Kernels.Cpu;
using Xunit;

namespace Cohort.Tests.Execution;

public sealed class WorkerLimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Never_more_threads_than_allowed_work_on_a_loop(int limit)
    {
        using var team = new WorkerTeam(5, "limited");
        team.Limit = limit;
        var (inside, most, done) = (0, 0, 0);
        var gate = new Lock();
        for (var round = 0; round < 20; round++)
        {
            team.For(40, _ =>
            {
                lock (gate)
                {
                    inside++;
                    most = Math.Max(most, inside);
                }

                Thread.SpinWait(2000);
                lock (gate)
                {
                    inside--;
                    done++;
                }
            });
        }

        Assert.Equal(800, done);
        Assert.InRange(most, 1, limit);
    }
}
