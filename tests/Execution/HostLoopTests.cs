using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>Loops of the host over parts of an array leave the pipeline after a few turns.</summary>
public sealed class HostLoopTests
{
    private const int Rows = 200;

    [Fact]
    public void Elements_are_written_directly_although_a_lost_temporary_may_still_read_the_array()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var matrix = np.ones(new Shape(Rows, 100));
        Assert.Equal(2.0 * Rows * 100, (double)(matrix * 2).sum());
        var before = session.Statistics;
        for (var i = 1; i < Rows; i++)
        {
            matrix[i, 1] = (double)matrix[i - 1, 1] + 1;
        }

        Assert.InRange((session.Statistics - before).KernelsLaunched, 0, 20);
        Assert.Equal(Rows, (double)matrix[Rows - 1, 1]);
    }

    [Fact]
    public void Rows_of_a_pending_array_are_changed_directly_after_a_few()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var matrix = np.ones(new Shape(Rows, 100)) * 4;
        var before = session.Statistics;
        for (var i = 0; i < Rows; i++)
        {
            matrix[i] = matrix[i] / np.sum(matrix[i]);
        }

        Assert.InRange((session.Statistics - before).OperationsRecorded, 0, Rows / 2);
        Assert.Equal(Rows, (double)matrix.sum(), 1e-9);
    }

    [Fact]
    public void What_was_recorded_before_keeps_what_it_saw_when_the_host_takes_the_array()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var matrix = np.ones(new Shape(Rows, 100));
        var (sums, twice) = (matrix.sum(1) + 0.0, matrix * 2);
        for (var i = 0; i < Rows; i++)
        {
            matrix[i] += 1;
            matrix.SetDouble(7, i, 3);
        }

        Assert.Equal(100.0 * Rows, (double)sums.sum());
        Assert.Equal(200.0 * Rows, (double)twice.sum());
        Assert.Equal((2 * 99.0 * Rows) + (7 * Rows), (double)matrix.sum());
    }

    [Fact]
    public void Small_results_stay_pending_beside_small_operations()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        var vector = np.arange(20_000.0) * 0.5;
        var total = vector.sum();
        var before = session.Statistics;
        var scaled = total;
        for (var i = 0; i < 50; i++)
        {
            scaled = (scaled * 2 + total) / 3;
        }

        Assert.Equal(0, (session.Statistics - before).KernelsLaunched);
        Assert.Equal((double)total, (double)scaled, (double)total * 1e-12);
    }

    [Fact]
    public void Threads_that_write_rows_of_one_array_lose_no_write_when_it_moves()
    {
        using var session = new Session(new SessionOptions { Eager = false });
        using var ambient = session.Enter();
        for (var turn = 0; turn < 20; turn++)
        {
            var matrix = np.ones(new Shape(16, 700)) * 1.0;
            Assert.Equal(2.0 * 16 * 700, (double)(matrix * 2).sum());
            Parallel.For(0, 16, row =>
            {
                for (var column = 0; column < 100; column++)
                {
                    matrix[row, column] = (double)matrix[row, column] + row;
                }
            });

            Assert.Equal((16.0 * 700) + (100 * 120), (double)matrix.sum());
        }
    }
}
