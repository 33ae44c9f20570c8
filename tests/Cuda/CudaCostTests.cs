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
        using var session = Create(driver);
        using var entered = session.Enter();
        Report("flushed one by one, caller", session, wait: false, every: 1);
        Report("flushed one by one, until done", session, wait: true, every: 1);
        Report("in windows of 256, until done", session, wait: true, every: int.MaxValue);
    }

    private static Session Create(EmptyCuda driver) => new(
        new CudaSetup { Engine = new EngineOptions { InlineElements = 0 }, Device = new() }.CreateEngine(driver));

    private void Report(string what, Session session, bool wait, int every)
    {
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
        output.WriteLine(FormattableString.Invariant(
            $"{what}: median {times[Rounds / 2]:0.00} us, least {times[0]:0.00}, most {times[^1]:0.00} a statement"));
    }
}
