namespace Cohort.Tests.Cuda.Ptx;

/// <summary>One thread: its registers, where it stands, and what it sees of memory.</summary>
internal sealed class PtxThread
{
    private const long MostSteps = 100_000_000;

    private readonly PtxCode _code;
    private readonly byte[] _local;
    private byte[] _arguments = [];
    private byte[] _shared = [];
    private IPtxMemory? _global;
    private int _next;

    public PtxThread(PtxCode code)
    {
        _code = code;
        _local = new byte[code.LocalBytes];
        Registers = (ulong[])code.InitialRegisters.Clone();
    }

    /// <summary>The registers, then special registers and literals.</summary>
    public ulong[] Registers { get; }

    /// <summary>Why it does not run.</summary>
    public PtxStop Stop { get; set; }

    /// <summary>What it waits to do with the other lanes.</summary>
    public PtxWarpOperation? Pending { get; set; }

    /// <summary>How many instructions it has run.</summary>
    public long Steps { get; private set; }

    /// <summary>Prepares for a new block. Registers keep what they had, as on a GPU.</summary>
    public void Reset(byte[] arguments, byte[] shared, IPtxMemory global)
    {
        (_arguments, _shared, _global, _next, Steps) = (arguments, shared, global, 0, 0);
        Stop = PtxStop.None;
    }

    public void SetSpecial(PtxSpecial special, long value) =>
        Registers[_code.SpecialStart + (int)special] = (ulong)value;

    /// <summary>Runs until something stops the thread.</summary>
    public void Run()
    {
        var instructions = _code.Instructions;
        var at = _next;
        Stop = PtxStop.None;
        try
        {
            while (at >= 0)
            {
                var instruction = instructions[at++];
                Steps++;
                if (instruction.Guard < 0
                    || (Registers[instruction.Guard] != 0) != instruction.IsGuardNegated)
                {
                    at = instruction.Run(this, at);
                }

                if (Steps > MostSteps)
                {
                    throw new PtxException("the thread does not end");
                }
            }
        }
        catch (Exception error) when (error is PtxException or IndexOutOfRangeException or ArgumentException)
        {
            var source = instructions[Math.Clamp(at < 0 ? ~at - 1 : at - 1, 0, instructions.Length - 1)].Source;
            throw new PtxException($"line {source.Line}: {error.Message}: {source}", error);
        }

        _next = ~at;
    }

    public ulong Read(PtxSpace space, ulong address, int size) => space == PtxSpace.Global
        ? _global!.Read(address, size)
        : PtxBytes.Read(Bytes(space), address, size);

    public void Write(PtxSpace space, ulong address, int size, ulong value)
    {
        if (space == PtxSpace.Global)
        {
            _global!.Write(address, size, value);
        }
        else
        {
            PtxBytes.Write(Bytes(space), address, size, value);
        }
    }

    private byte[] Bytes(PtxSpace space) => space switch
    {
        PtxSpace.Param => _arguments,
        PtxSpace.Shared => _shared,
        _ => _local,
    };
}
