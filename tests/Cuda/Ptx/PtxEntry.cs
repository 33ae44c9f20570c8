namespace Cohort.Tests.Cuda.Ptx;

/// <summary>A kernel of a module, decoded and ready to run.</summary>
public sealed class PtxEntry
{
    private readonly PtxBody _body;
    private readonly PtxCode _code;

    internal PtxEntry(PtxBody body)
    {
        _body = body;
        _code = PtxDecoder.Decode(body);
    }

    /// <summary>Its name.</summary>
    public string Name => _body.Name;

    /// <summary>The size of its parameters as one block.</summary>
    public int ParameterBytes => _body.ParameterBytes;

    /// <summary>The bytes of statically shared memory.</summary>
    public int SharedBytes => _body.SharedBytes;

    /// <summary>The block that it demands, or null.</summary>
    public PtxDimensions? RequiredBlock => _body.RequiredBlock;

    /// <summary>The offset and size of each parameter within the block of arguments, in order.</summary>
    public IReadOnlyList<PtxVariable> Parameters => [.. _body.Parameters.Values];

    /// <summary>How many instructions it has.</summary>
    public int InstructionCount => _body.Statements.Count;

    /// <summary>The instructions as written.</summary>
    public IReadOnlyList<PtxStatement> Statements => _body.Statements;

    /// <summary>Runs a whole grid on the calling thread. Gives the number of instructions that have run.</summary>
    /// <exception cref="PtxException">
    /// The launch does not suit the entry, or a thread did what a GPU forbids: an access out of bounds or unaligned, a
    /// division by zero, a barrier that not all reach.
    /// </exception>
    public long Run(
        PtxDimensions grid, PtxDimensions block, int dynamicSharedBytes, byte[] arguments, IPtxMemory memory)
    {
        if (arguments.Length != ParameterBytes)
        {
            throw new PtxException($"{Name} takes {ParameterBytes} bytes of arguments, not {arguments.Length}");
        }

        if (RequiredBlock is { } required && required != block)
        {
            throw new PtxException($"{Name} demands blocks of {required}, not {block}");
        }

        if (grid.Count < 1 || block.Count is < 1 or > 1024 || block.Count > (_body.LargestBlock?.Count ?? 1024))
        {
            throw new PtxException($"a grid of {grid} and blocks of {block} cannot be launched");
        }

        var runner = new PtxBlock(_code, grid, block, dynamicSharedBytes, arguments, memory);
        for (var z = 0L; z < grid.Z; z++)
        {
            for (var y = 0L; y < grid.Y; y++)
            {
                for (var x = 0L; x < grid.X; x++)
                {
                    runner.Run(new PtxDimensions(x, y, z));
                }
            }
        }

        return runner.Steps;
    }
}
