using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu.Library;
using Cohort.Runtime.Operations;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Brings a few numbers from the device to the host behind the launches that write them, and judges them there.
/// </summary>
internal sealed class StatusReads(IGpuDriver driver) : IDisposable
{
    private const int BlockBytes = 64;

    private readonly Stack<nint> _free = new();
    private bool _isDisposed;

    /// <summary>Queues such a read, on a lane whose next end waits for the judgement.</summary>
    public void Queue(GpuSpan numbers, Func<long[], Exception?> judge, LibraryOperation operation, GpuLane lane)
    {
        var bytes = numbers.Count * sizeof(long);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, BlockBytes);
        var target = Take();
        lane.Queue.CopyToHost(new RowCopy(numbers.Address, bytes, target, bytes, bytes, 1));
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
            return _free.TryPop(out var block) ? block : driver.AllocatePinned(BlockBytes);
        }
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

    private sealed class Judgement(
        StatusReads owner, nint address, int count, Func<long[], Exception?> judge, LibraryOperation operation)
        : IAfterwards
    {
        public void Run(Exception? failure)
        {
            var numbers = new long[count];
            if (failure is null)
            {
                Marshal.Copy(address, numbers, 0, count);
            }

            owner.Return(address);
            if (failure is null && judge(numbers) is { } refusal && !operation.TryRefuse(refusal))
            {
                throw refusal;
            }
        }
    }
}
