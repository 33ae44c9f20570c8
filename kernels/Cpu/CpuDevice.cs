using System.Threading.Channels;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Kernels;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Cpu;

/// <summary>
/// Cores of the CPU as one device. Its commands run one after the other, each by all workers. Whoever holds the turn
/// runs them: the device's own thread, or a thread that waits for a result and helps instead.
/// </summary>
public sealed class CpuDevice : IDevice
{
    private const int QueueCapacity = 1024;

    private readonly Channel<DeviceCommand> _queue = Channel.CreateBounded<DeviceCommand>(QueueCapacity);
    private readonly IHostKernels _kernels;
    private readonly Action<string>? _beforeCommand;
    private readonly SpillFolder? _spill;
    private readonly WorkerTeam _team;
    private readonly Thread _thread;
    private readonly SemaphoreSlim _wake = new(0);
    private int _turn;
    private int _unfinished;
    private volatile bool _isDisposed;

    /// <summary>Starts a device.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="threads">How many threads work on a command.</param>
    /// <param name="memoryBudget">How many bytes its instances may take.</param>
    /// <param name="kernels">Code for kernel graphs.</param>
    /// <param name="spill">Where blocks beyond the budget go; null for nowhere.</param>
    /// <param name="beforeCommand">
    /// Called with the label before each command: for tests that disturb the timing.
    /// </param>
    public CpuDevice(
        string name, int threads, long memoryBudget, IHostKernels kernels, Action<string>? beforeCommand = null,
        SpillFolder? spill = null)
    {
        Name = name;
        MemoryBudget = memoryBudget;
        _kernels = kernels;
        _beforeCommand = beforeCommand;
        _spill = spill;
        _team = new WorkerTeam(threads, name);
        _thread = new Thread(RunQueue) { IsBackground = true, Name = $"{name} queue" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>How many threads work at a time at most, from the next command on. Results do not change.</summary>
    public int WorkerLimit
    {
        get => _team.Limit;
        set => _team.Limit = Math.Max(1, value);
    }

    /// <inheritdoc/>
    public string Description => $"CPU, {_team.Size} thread{(_team.Size == 1 ? "" : "s")}";

    /// <inheritdoc/>
    public DeviceTraits Traits => CpuTraits.Of(_team.Size);

    /// <inheritdoc/>
    public long MemoryBudget { get; }

    /// <inheritdoc/>
    public bool IsHostMemory => true;

    /// <inheritdoc/>
    public bool HasFlatMemory => true;

    /// <inheritdoc/>
    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    /// <inheritdoc/>
    public Exception? Loss => null;

    /// <inheritdoc/>
    public string? Refuses(Kernel kernel) => null;

    /// <inheritdoc/>
    public MemoryBlock? TryAllocate(long sizeInBytes) => HostMemory.TryAllocate(sizeInBytes);

    /// <inheritdoc/>
    public MemoryBlock? TryAllocateOnDisk(long sizeInBytes, out string? refusal)
    {
        refusal = null;
        return _spill?.TryAllocate(sizeInBytes, out refusal);
    }

    /// <inheritdoc/>
    public void Free(MemoryBlock block)
    {
        if (_spill?.TryFree(block) != true)
        {
            HostMemory.Free(block);
        }
    }

    /// <inheritdoc/>
    public void Enqueue(DeviceCommand command, bool callerWillHelp)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Interlocked.Increment(ref _unfinished);
        if (!_queue.Writer.TryWrite(command))
        {
            _wake.Release();
            _queue.Writer.WriteAsync(command).AsTask().GetAwaiter().GetResult();
        }

        if (!callerWillHelp && Volatile.Read(ref _turn) == 0)
        {
            Wake();
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // A signal that has not been taken yet serves this command too.
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    /// <inheritdoc/>
    public void Help(Completion until)
    {
        while (!until.IsSet)
        {
            if (TryTakeTurn())
            {
                RunUntil(until);
                if (_queue.Reader.Count == 0)
                {
                    return;
                }
            }
            else if (!_team.TryJoin())
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _queue.Writer.Complete();
        _wake.Release();
        _thread.Join();
        _team.Dispose();
        _wake.Dispose();
    }

    private bool TryTakeTurn() => Interlocked.CompareExchange(ref _turn, 1, 0) == 0;

    // Commands that were enqueued while the turn was held woke nobody: whoever gives it back sees to them.
    private void RunUntil(Completion? until)
    {
        while (until is not { IsSet: true } && _queue.Reader.TryRead(out var command))
        {
            Run(command);
        }

        Volatile.Write(ref _turn, 0);
        Interlocked.MemoryBarrier();
        if (until is not null && _queue.Reader.Count > 0)
        {
            _wake.Release();
        }
    }

    private void RunQueue()
    {
        while (true)
        {
            _wake.Wait();
            while (_queue.Reader.Count > 0 && TryTakeTurn())
            {
                RunUntil(null);
            }

            if (_isDisposed && _queue.Reader.Count == 0)
            {
                return;
            }
        }
    }

    private void Run(DeviceCommand command)
    {
        Exception? failure = null;
        foreach (var dependence in command.Dependences)
        {
            dependence.Wait();
        }

        foreach (var dependence in command.DataDependences)
        {
            failure ??= dependence.Failure;
        }

        try
        {
            if (failure is null)
            {
                _beforeCommand?.Invoke(command.Label.ToString());
                Execute(command);
            }
        }
        catch (Exception thrown)
        {
            // The failure is not lost: it is the completion's, and every reader of the data rethrows it.
            failure = thrown;
        }

        Interlocked.Decrement(ref _unfinished);
        command.End.Set(failure);
    }

    private void Execute(DeviceCommand command)
    {
        switch (command)
        {
            case KernelCommand kernel:
                MapRunner.Run(kernel, _kernels, _team);
                break;
            case ReduceCommand reduce:
                ReductionRunner.Run(reduce, _kernels, _team);
                break;
            case FoldCommand fold:
                ReductionRunner.Run(fold, _kernels);
                break;
            case CopyCommand copy:
                BoxCopy.Run(copy, _team);
                break;
            case LibraryCommand library:
                RunLibrary(library);
                break;
            default:
                throw new InvariantException($"{Name} cannot run a {command.GetType().Name}");
        }
    }

    private unsafe void RunLibrary(LibraryCommand command)
    {
        var views = new HostView[command.Operands.Length];
        for (var i = 0; i < views.Length; i++)
        {
            var operand = command.Operands[i];
            views[i] = new HostView((byte*)operand.Address, operand.Layout, operand.Type);
        }

        command.Operation.Run(new LibraryCall(views, command.Space, command.Origin, _team.For));
    }
}
