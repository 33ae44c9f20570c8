namespace Cohort.Tests.Cuda.Ptx;

/// <summary>
/// Runs the blocks of a grid one after the other: each thread until it stops, then all again once what they wait for
/// has come. Threads that do not wait for each other share one set of registers.
/// </summary>
internal sealed class PtxBlock
{
    private const int WarpSize = 32;

    private readonly PtxCode _code;
    private readonly PtxDimensions _size;
    private readonly PtxThread[] _threads;
    private readonly byte[] _shared;
    private readonly byte[] _arguments;
    private readonly IPtxMemory _memory;

    public PtxBlock(
        PtxCode code, PtxDimensions grid, PtxDimensions size, int dynamicSharedBytes, byte[] arguments,
        IPtxMemory memory)
    {
        (_code, _size, _arguments, _memory) = (code, size, arguments, memory);
        _shared = new byte[code.SharedBytes + dynamicSharedBytes];
        _threads = new PtxThread[code.HasStops ? (int)size.Count : 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var thread = _threads[i] = new PtxThread(code);
            thread.SetSpecial(PtxSpecial.NTidX, size.X);
            thread.SetSpecial(PtxSpecial.NTidY, size.Y);
            thread.SetSpecial(PtxSpecial.NTidZ, size.Z);
            thread.SetSpecial(PtxSpecial.NCtaIdX, grid.X);
            thread.SetSpecial(PtxSpecial.NCtaIdY, grid.Y);
            thread.SetSpecial(PtxSpecial.NCtaIdZ, grid.Z);
            thread.SetSpecial(PtxSpecial.WarpSize, WarpSize);
        }
    }

    /// <summary>How many instructions have run.</summary>
    public long Steps { get; private set; }

    /// <summary>Runs one block.</summary>
    public void Run(PtxDimensions index)
    {
        // What an earlier block left in shared memory must not be relied on.
        Array.Fill(_shared, (byte)0xCD);
        if (!_code.HasStops)
        {
            for (var i = 0; i < _size.Count; i++)
            {
                Prepare(_threads[0], index, i);
                _threads[0].Run();
                Steps += _threads[0].Steps;
            }

            return;
        }

        for (var i = 0; i < _threads.Length; i++)
        {
            Prepare(_threads[i], index, i);
        }

        while (RunAll())
        {
            Release();
        }

        Steps += _threads.Sum(thread => thread.Steps);
    }

    private void Prepare(PtxThread thread, PtxDimensions index, int linear)
    {
        thread.Reset(_arguments, _shared, _memory);
        thread.SetSpecial(PtxSpecial.TidX, linear % _size.X);
        thread.SetSpecial(PtxSpecial.TidY, linear / _size.X % _size.Y);
        thread.SetSpecial(PtxSpecial.TidZ, linear / (_size.X * _size.Y));
        thread.SetSpecial(PtxSpecial.CtaIdX, index.X);
        thread.SetSpecial(PtxSpecial.CtaIdY, index.Y);
        thread.SetSpecial(PtxSpecial.CtaIdZ, index.Z);
        thread.SetSpecial(PtxSpecial.LaneId, linear % WarpSize);
        thread.SetSpecial(PtxSpecial.WarpId, linear / WarpSize);
    }

    /// <summary>Runs every thread that can; whether any is left.</summary>
    private bool RunAll()
    {
        var isAnyLeft = false;
        foreach (var thread in _threads)
        {
            if (thread.Stop == PtxStop.None)
            {
                thread.Run();
            }

            isAnyLeft |= thread.Stop != PtxStop.Exit;
        }

        return isAnyLeft;
    }

    /// <summary>Lets warps go on whose lanes have all arrived; without any, the whole block.</summary>
    private void Release()
    {
        var isReleased = false;
        for (var first = 0; first < _threads.Length; first += WarpSize)
        {
            var lanes = _threads.AsSpan(first, Math.Min(WarpSize, _threads.Length - first)).ToArray();
            var waiting = Array.Find(lanes, thread => thread.Stop == PtxStop.Warp);
            if (waiting is null)
            {
                continue;
            }

            var operation = waiting.Pending!;
            if (Array.TrueForAll(lanes, t => t.Stop == PtxStop.Exit || t.Pending == operation))
            {
                operation.Complete(Array.ConvertAll(lanes, t => t.Stop == PtxStop.Exit ? null : t));
                Wake(lanes);
                isReleased = true;
            }
        }

        if (isReleased)
        {
            return;
        }

        if (Array.Exists(_threads, thread => thread.Stop is PtxStop.Warp or PtxStop.None))
        {
            throw new PtxException("the lanes of a warp wait for each other at different places");
        }

        if (Array.Exists(_threads, thread => thread.Stop == PtxStop.Exit))
        {
            throw new PtxException("some threads wait at a barrier that others have passed by");
        }

        Wake(_threads);
    }

    private static void Wake(PtxThread[] threads)
    {
        foreach (var thread in threads)
        {
            if (thread.Stop != PtxStop.Exit)
            {
                thread.Stop = PtxStop.None;
                thread.Pending = null;
            }
        }
    }
}
