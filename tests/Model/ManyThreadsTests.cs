using System.Collections.Concurrent;
using Cohort.Runtime;
using Cohort.Tests.Model.Programs;
using Xunit;

namespace Cohort.Tests.Model;

/// <summary>Several threads in one session, each with arrays of its own or with its own part of one array.</summary>
[Collection(nameof(ManyThreadsTests))]
[CollectionDefinition(nameof(ManyThreadsTests), DisableParallelization = true)]
public sealed class ManyThreadsTests
{
    private const int Threads = 16;
    private const int ProgramsOfEach = 6;
    private const ulong Seed = 20261141;

    public static TheoryData<int> Configurations => [.. Enumerable.Range(0, EngineConfiguration.All.Count)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Sixteen_threads_run_programs_in_one_session_without_a_free_thread_in_the_pool(int configuration)
    {
        var tested = EngineConfiguration.All[configuration].Create(0);
        using var session = tested.Session;
        var failures = new ConcurrentQueue<string>();
        var first = configuration * Threads;
        WithExhaustedPool(() => OnThreads(thread => Run(session, (uint)(first + thread), failures)));
        tested.CheckPlans();
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(2)));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Threads_read_and_write_their_own_rows_of_one_array(int configuration)
    {
        const int Rows = 24, Columns = 5, Turns = 6;
        using var session = EngineConfiguration.All[configuration].CreateSession(0);
        using var entered = session.Enter();
        var a = np.arange(Rows * Columns).reshape(Rows, Columns).astype(np.float64);
        Parallel.For(0, Rows, row =>
        {
            using var inside = session.Enter();
            for (var turn = 0; turn < Turns; turn++)
            {
                a[row] = a[row] * 2.0 + row;
                a[row, turn % Columns] = a[row, (turn + 1) % Columns];
            }
        });
        var expected = Enumerable.Range(0, Rows * Columns).Select(i => (double)i).ToArray();
        for (var i = 0; i < Rows * Turns; i++)
        {
            var (row, turn) = Math.DivRem(i, Turns);
            var values = expected.AsSpan(row * Columns, Columns);
            for (var column = 0; column < Columns; column++)
            {
                values[column] = (values[column] * 2) + row;
            }

            values[turn % Columns] = values[(turn + 1) % Columns];
        }

        Assert.Equal(expected, a.ravel().ToArray<double>());
    }

    [Fact]
    public void Masked_writes_to_parts_of_a_large_array_do_not_block_those_that_record_on_it_and_its_mask()
    {
        const int Rows = Threads, Columns = 3000, Turns = 40;
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var a = np.zeros((Rows, Columns));
        NDArray mask = np.arange(Rows * Columns).reshape(Rows, Columns) % 2 == 0;
        session.Wait();
        OnThreads(thread =>
        {
            using var inside = session.Enter();
            for (var turn = 0; turn < Turns; turn++)
            {
                if (thread % 4 == 0)
                {
                    // Records on the whole of both, which ends their use at the call.
                    (a + mask).sum().item<double>();
                }
                else
                {
                    np.add(a[thread], 1.0, a[thread], mask[thread]);
                }
            }
        });
        var expected = Enumerable.Range(0, Rows).Sum(row => row % 4 == 0 ? 0 : Turns * Columns / 2.0);
        Assert.Equal(expected, a.sum().item<double>());
    }

    [Fact]
    public void A_thread_that_flushes_and_waits_does_not_disturb_those_that_record()
    {
        using var session = new EngineConfiguration(3, new EngineOptions { InlineElements = 0 }, true).CreateSession(1);
        var failures = new ConcurrentQueue<string>();
        using var done = new ManualResetEventSlim();
        var waiting = new Thread(() =>
        {
            while (!done.IsSet)
            {
                session.Flush();
                session.Wait();
            }
        });
        waiting.Start();
        OnThreads(thread => Run(session, (uint)(5000 + thread), failures));
        done.Set();
        waiting.Join();
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(2)));
    }

    private static void Run(Session session, uint first, ConcurrentQueue<string> failures)
    {
        var generator = new ProgramGenerator(ProgramProfile.Small);
        var comparison = new ProgramComparison(() => new CohortInterpreter(session, ownsSession: false));
        for (var i = 0U; i < ProgramsOfEach; i++)
        {
            var program = generator.Program(Seed, (first * ProgramsOfEach) + i);
            if (comparison.Difference(program) is { } difference)
            {
                failures.Enqueue($"{program}\n{difference}");
                return;
            }
        }
    }

    private static void OnThreads(Action<int> work)
    {
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() => work(i))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    // Every thread that the pool may have is blocked: whatever needs one would never end.
    private static void WithExhaustedPool(Action work)
    {
        ThreadPool.GetMaxThreads(out var most, out var mostForInput);
        var size = Math.Max(2, Environment.ProcessorCount);
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(size);
        ThreadPool.SetMaxThreads(size, mostForInput);
        try
        {
            for (var i = 0; i < size; i++)
            {
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    blocked.Signal();
                    release.Wait();
                });
            }

            work();
        }
        finally
        {
            release.Set();
            ThreadPool.SetMaxThreads(most, mostForInput);
            blocked.Wait();
        }
    }
}
