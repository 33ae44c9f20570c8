using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu.Library;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A few numbers from the host that the launches behind them read, and a few to the host, which are judged there.
/// </summary>
internal sealed class NumberTransfers(IGpuDriver driver) : IDisposable
{
    private const int BlockBytes = 8192;

    private readonly Stack<nint> _free = new();
    private bool _isDisposed;

    /// <summary>How many numbers one transfer brings at most.</summary>
    public const int Most = BlockBytes / sizeof(long);

    /// <summary>Queues a copy to the device.</summary>
    public void Upload(ReadOnlySpan<long> numbers, nint address, GpuLane lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Length, Most);
        var source = Take();
        Marshal.Copy(numbers.ToArray(), 0, source, numbers.Length);
        var bytes = (long)numbers.Length * sizeof(long);
        try
        {
            lane.Queue.CopyFromHost(new RowCopy(source, bytes, address, bytes, bytes, 1));
        }
        finally
        {
            // The block comes back by way of the queue even after a failure.
            lane.Then(new Returning(this, source));
        }
    }

    /// <summary>Queues a copy to the host, on a lane whose next end waits for the judgement.</summary>
    public void Judge(GpuSpan numbers, Func<long[], Exception?> judge, LibraryOperation operation, GpuLane lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Count, Most);
        var target = Take();
        var bytes = numbers.Count * sizeof(long);
        try
        {
            lane.Queue.CopyToHost(new RowCopy(numbers.Address, bytes, target, bytes, bytes, 1));
        }
        catch
        {
            lane.Then(new Returning(this, target));
            throw;
        }

        lane.Then(new Judgement(this, target, (int)numbers.Count, judge, operation));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_free)
        {
            _isDisposed = true;
            while (_free.TryPop(out var block))
            {
                driver.FreePinned(block);
            }
        }
    }

    private nint Take()
    {
        lock (_free)
        {
            if (_free.TryPop(out var block))
            {
                return block;
            }
        }

        return driver.AllocatePinned(BlockBytes);
    }

    private void Return(nint block)
    {
        lock (_free)
        {
            if (!_isDisposed)
            {
                _free.Push(block);
            }
        }
    }

    private sealed class Returning(NumberTransfers owner, nint block) : IAfterwards
    {
        public void Run(Exception? failure) => owner.Return(block);
    }

    private sealed class Judgement(
        NumberTransfers owner, nint block, int count, Func<long[], Exception?> judge, LibraryOperation operation)
        : IAfterwards
    {
        public void Run(Exception? failure)
        {
            var numbers = new long[count];
            if (failure is null)
            {
                Marshal.Copy(block, numbers, 0, count);
            }

            owner.Return(block);
            if (failure is null && judge(numbers) is { } refusal && !operation.TryRefuse(refusal))
            {
                throw refusal;
            }
        }
    }
}
