using Cohort.Kernels.Gpu.Library;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// A few numbers from the host that the launches behind them read, and a few to the host, which are judged there.
/// </summary>
internal sealed class NumberTransfers(IGpuDriver driver) : IDisposable
{
    private const int BlockBytes = 8192;

    private readonly Stack<Block> _free = new();
    private bool _isDisposed;

    /// <summary>How many numbers one transfer brings at most.</summary>
    public const int Most = BlockBytes / sizeof(long);

    /// <summary>Queues a copy to the device.</summary>
    public void Upload(ReadOnlySpan<long> numbers, nint address, GpuLane lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Length, Most);
        var source = Take();
        numbers.CopyTo(source.Numbers);
        var bytes = (long)numbers.Length * sizeof(long);
        try
        {
            lane.Queue.CopyFromHost(new RowCopy(source.Address, bytes, address, bytes, bytes, 1));
        }
        finally
        {
            // The block comes back by way of the queue even after a failure.
            lane.Then(source);
        }
    }

    /// <summary>Queues a copy to the host, on a lane whose next end waits for the judgement.</summary>
    public void Judge(GpuSpan numbers, Func<long[], Exception?> judge, LibraryCommand command, GpuLane lane)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numbers.Count, Most);
        var target = Take();
        var bytes = numbers.Count * sizeof(long);
        try
        {
            lane.Queue.CopyToHost(new RowCopy(numbers.Address, bytes, target.Address, bytes, bytes, 1));
        }
        catch
        {
            lane.Then(target);
            throw;
        }

        lane.Then(new Judgement(target, (int)numbers.Count, judge, command));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_free)
        {
            _isDisposed = true;
            while (_free.TryPop(out var block))
            {
                driver.FreePinned(block.Address);
            }
        }
    }

    private Block Take()
    {
        lock (_free)
        {
            if (_free.TryPop(out var block))
            {
                return block;
            }
        }

        return new Block(this, driver.AllocatePinned(BlockBytes));
    }

    private void Return(Block block)
    {
        lock (_free)
        {
            if (!_isDisposed)
            {
                _free.Push(block);
            }
        }
    }

    /// <summary>Pinned memory for one transfer; it comes back when the queue has passed that.</summary>
    private sealed unsafe class Block(NumberTransfers owner, nint address) : IAfterwards
    {
        public nint Address => address;

        public Span<long> Numbers => new((void*)address, Most);

        public void Run(Exception? failure) => owner.Return(this);
    }

    private sealed class Judgement(
        Block block, int count, Func<long[], Exception?> judge, LibraryCommand command)
        : IAfterwards
    {
        public void Run(Exception? failure)
        {
            long[] numbers = failure is null ? block.Numbers[..count].ToArray() : [];
            block.Run(failure);
            if (failure is null && judge(numbers) is { } refusal
                && !command.Operation.TryRefuse(refusal, command.Origin))
            {
                throw refusal;
            }
        }
    }
}
