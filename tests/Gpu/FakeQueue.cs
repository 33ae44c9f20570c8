using System.Collections.Concurrent;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Tests.Gpu;

/// <summary>A queue of a fake device: a thread that does one thing after the other.</summary>
internal sealed unsafe class FakeQueue : IGpuQueue
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly FakeDriver _driver;
    private readonly Thread _thread;
    private Exception? _failure;

    public FakeQueue(FakeDriver driver)
    {
        _driver = driver;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public void Launch(GpuCode code, GpuLaunch launch)
    {
        _driver.OnLaunch?.Invoke();
        var slots = (ulong[])launch.Arguments.Clone();
        _work.Add(() =>
        {
            _driver.Machine.BeforeLaunch?.Invoke(_driver);
            ((FakeCode)code).Run(slots);
        });
    }

    public void CopyFromHost(in RowCopy rows)
    {
        var copy = rows;
        _work.Add(() =>
        {
            _driver.Machine.CheckHost(_driver, copy.Source, Extent(copy.SourcePitch, copy), "a copy");
            _driver.Machine.CheckDevice(_driver, copy.Destination, Extent(copy.DestinationPitch, copy), "a copy");
            Move(copy);
        });
    }

    public void CopyToHost(in RowCopy rows)
    {
        var copy = rows;
        _work.Add(() =>
        {
            _driver.Machine.CheckDevice(_driver, copy.Source, Extent(copy.SourcePitch, copy), "a copy");
            _driver.Machine.CheckHost(_driver, copy.Destination, Extent(copy.DestinationPitch, copy), "a copy");
            Move(copy);
        });
    }

    public void CopyOnDevice(in RowCopy rows, IGpuDriver sourceDriver)
    {
        var copy = rows;
        _work.Add(() =>
        {
            var source = (FakeDriver)sourceDriver;
            _driver.Machine.CheckDevice(source, copy.Source, Extent(copy.SourcePitch, copy), "a copy");
            _driver.Machine.CheckDevice(_driver, copy.Destination, Extent(copy.DestinationPitch, copy), "a copy");
            Move(copy);
        });
    }

    public void Record(GpuEvent end)
    {
        var point = ((FakeEvent)end).Renew();
        _work.Add(() =>
        {
            if (_failure is { } failure)
            {
                _failure = null;
                point.SetException(failure);
            }
            else
            {
                point.SetResult();
            }
        });
    }

    public void Drain()
    {
        var end = new FakeEvent(_driver);
        Record(end);
        end.Wait();
    }

    public void WaitFor(GpuEvent other)
    {
        var point = ((FakeEvent)other).Point;
        _work.Add(() => Task.WaitAny(point));
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private static long Extent(long pitch, in RowCopy rows) => ((rows.Rows - 1) * pitch) + rows.Width;

    private static void Move(in RowCopy rows)
    {
        for (var row = 0L; row < rows.Rows; row++)
        {
            Buffer.MemoryCopy(
                (void*)(rows.Source + (nint)(row * rows.SourcePitch)),
                (void*)(rows.Destination + (nint)(row * rows.DestinationPitch)), rows.Width, rows.Width);
        }
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            _driver.Delay?.Invoke();
            try
            {
                work();
            }
            catch (Exception failure)
            {
                // A real queue, too, tells of it at its next point.
                _failure ??= failure;
            }
        }
    }
}
