using System.Diagnostics;
using Cohort.Runtime;
using Cohort.Tests.Cuda.Emulation;
using Xunit;

namespace Cohort.Tests.Cuda;

/// <summary>What the host spends on an operation of a CUDA device, with a driver that does nothing.</summary>
public sealed class CudaCostTests(ITestOutputHelper output)
{
    private const int Operations = 2000;
    private const int Rounds = 15;

    [Fact]
    public void One_launch_runs_for_each_statement_that_is_flushed()
    {
        var driver = new EmptyCuda();
        using var session = Create(driver);
        using var entered = session.Enter();
        var a = np.zeros(1000);
        session.Wait();
        var before = driver.Launches;
        for (var i = 0; i < 10; i++)
        {
            a[":"] = a + 1.0;
            session.Flush();
        }

        session.Wait();
        Assert.Equal(10, driver.Launches - before);
    }

    [Fact]
    public void The_host_cost_of_an_operation_is_measured_on_request()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("COHORT_MEASURE") is not null, "COHORT_MEASURE asks for the figures");
        var driver = new EmptyCuda();
        using var replaying = Create(driver);
        using var planning = Create(driver, plannedOperationsKept: 0);
        foreach (var isMeasured in new[] { false, true })
        {
            Report("replayed, flushed one by one, caller", replaying, wait: false, every: 1, isMeasured);
            Report("planned, flushed one by one, caller", planning, wait: false, every: 1, isMeasured);
            Report("replayed, flushed one by one, until done", replaying, wait: true, every: 1, isMeasured);
            Report("planned, flushed one by one, until done", planning, wait: true, every: 1, isMeasured);
            Report("replayed, in windows of 256, until done", replaying, wait: true, int.MaxValue, isMeasured);
            Report("planned, in windows of 256, until done", planning, wait: true, int.MaxValue, isMeasured);
        }
    }

    private static Session Create(EmptyCuda driver, int plannedOperationsKept = 1 << 14)
    {
        var options = new EngineOptions { InlineElements = 0, PlannedOperationsKept = plannedOperationsKept };
        return new Session(new CudaSetup { Engine = options, Device = new() }.CreateEngine(driver));
    }

    // The first series of a process runs code that the runtime has not optimised yet: it is not measured.
    private void Report(string what, Session session, bool wait, int every, bool isMeasured)
    {
        using var entered = session.Enter();
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var a = np.zeros(1000);
            session.Wait();
            var start = Stopwatch.GetTimestamp();
            for (var i = 1; i <= Operations; i++)
            {
                a[":"] = a + 1.0;
                if (i % every == 0)
                {
                    session.Flush();
                }
            }

            if (wait)
            {
                session.Wait();
            }

            times[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Operations;
            session.Wait();
        }

        Array.Sort(times);
        if (!isMeasured)
        {
            return;
        }

        output.WriteLine(FormattableString.Invariant(
            $"{what}: median {times[Rounds / 2]:0.00} us, least {times[0]:0.00}, most {times[^1]:0.00} a statement"));
    }
}
