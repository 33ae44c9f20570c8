using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <summary>A stream of the emulated driver: a thread that does its work in order, some time after the call.</summary>
internal sealed class EmulatedStream
{
    private const int LongestSpin = 3000;
    private readonly Queue<StreamWork> _queue = [];
    private readonly Random? _delays;
    private readonly CancellationToken _abandoned;
    private readonly Thread _thread;
    private bool _ends;

    public EmulatedStream(EmulatedDevice device, int actor, Random? delays, CancellationToken abandoned)
    {
        Device = device;
        Actor = actor;
        _delays = delays;
        _abandoned = abandoned;
        _thread = new Thread(RunQueue) { IsBackground = true, Name = $"emulated stream {actor}" };
        _thread.Start();
    }

    public EmulatedDevice Device { get; }

    public int Actor { get; }

    /// <summary>How many steps were queued; changed under the driver's lock.</summary>
    public long Steps { get; set; }

    /// <summary>What happened before the next step; changed under the driver's lock.</summary>
    public VectorClock Clock { get; set; } = VectorClock.Zero;

    public void Enqueue(StreamWork work)
    {
        lock (_queue)
        {
            _queue.Enqueue(work);
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>Lets the thread end after the work that is queued.</summary>
    public void End()
    {
        lock (_queue)
        {
            _ends = true;
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>Waits until the thread has ended; the caller has abandoned what hangs.</summary>
    public void Join() => _thread.Join();

    private void RunQueue()
    {
        while (TryTake(out var work))
        {
            Delay();
            try
            {
                if (work.AlwaysRuns || Device.Error == CudaError.Success)
                {
                    work.Run(_abandoned);
                }
            }
            catch (OperationCanceledException)
            {
                Device.Lose(CudaError.ContextIsDestroyed);
            }
            catch (EmulatedFailureException failure)
            {
                Device.Lose(failure.Error);
            }
        }
    }

    private bool TryTake(out StreamWork work)
    {
        lock (_queue)
        {
            while (!_queue.TryDequeue(out work))
            {
                if (_ends)
                {
                    return false;
                }

                Monitor.Wait(_queue);
            }

            return true;
        }
    }

    private void Delay()
    {
        switch (_delays?.Next(4))
        {
            case 0:
                Thread.SpinWait(_delays.Next(LongestSpin));
                break;
            case 1:
                Thread.Yield();
                break;
        }
    }
}
