using Cohort.Runtime.Devices;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Cpu;

/// <summary>Runs an elementwise kernel over a tile, in chunks that the workers claim.</summary>
internal sealed unsafe class MapRunner
{
    private const long ChunkElements = 32 * 1024;
    private const int ShortGraph = 8;

    // What a short graph computes of fewer bytes takes less time than a worker needs to come.
    private const long ChunkBytes = 512 * 1024;

    private readonly LoopNest _loops;
    private readonly ulong[] _scalars;
    private readonly HostKernel _kernel;
    private readonly long _outerChunk;
    private readonly long _innerChunk;
    private readonly long _innerChunks;

    private MapRunner(KernelGraph graph, LoopNest loops, ulong[] scalars, IHostKernels kernels)
    {
        _loops = loops;
        _scalars = scalars;
        Span<AccessPattern> patterns = stackalloc AccessPattern[graph.OperandCount];
        for (var operand = 0; operand < patterns.Length; operand++)
        {
            patterns[operand] = loops.Pattern(operand, Size(graph, operand));
        }

        _kernel = kernels.Resolve(graph, patterns, loops.Count);
        var chunk = ChunkOf(graph);
        var rest = Math.Max(loops.Count / loops.Extents[0], 1);
        _outerChunk = Math.Max(chunk / rest, 1);
        var inner = loops.Rank > 1 ? loops.Extents[1] : 1;
        var isSplitInside = loops.Rank > 1 && rest > 4 * ChunkElements && loops.Extents[0] < 16;
        _innerChunk = isSplitInside ? Math.Max(ChunkElements / Math.Max(rest / inner, 1), 1) : inner;
        _innerChunks = (inner + _innerChunk - 1) / _innerChunk;
        Chunks = checked((int)((loops.Extents[0] + _outerChunk - 1) / _outerChunk * _innerChunks));
    }

    /// <summary>The number of chunks.</summary>
    public int Chunks { get; }

    /// <summary>Runs a command.</summary>
    public static void Run(KernelCommand command, IHostKernels kernels, WorkerTeam team)
    {
        if (command.Space.Count == 0)
        {
            return;
        }

        var runner = new MapRunner(command.Graph, LoopNest.Of(command), command.Scalars, kernels);
        team.For(runner.Chunks, runner.RunChunk);
    }

    private static long ChunkOf(KernelGraph graph)
    {
        if (graph.Nodes.Length > ShortGraph)
        {
            return ChunkElements;
        }

        var bytes = 0;
        for (var operand = 0; operand < graph.OperandCount; operand++)
        {
            bytes += Size(graph, operand);
        }

        return Math.Max(ChunkElements, ChunkBytes / Math.Max(bytes, 1));
    }

    private static int Size(KernelGraph graph, int operand) =>
        Cohort.Runtime.Elements.ElementTypes.SizeInBytes(graph.OperandType(operand));

    private void RunChunk(int chunk)
    {
        var rank = _loops.Rank;
        var extents = stackalloc long[rank];
        var origin = stackalloc long[rank];
        var begin = stackalloc long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            begin[axis] = 0;
            extents[axis] = _loops.Extents[axis];
        }

        begin[0] = chunk / _innerChunks * _outerChunk;
        extents[0] = Math.Min(_outerChunk, _loops.Extents[0] - begin[0]);
        if (rank > 1)
        {
            begin[1] = chunk % _innerChunks * _innerChunk;
            extents[1] = Math.Min(_innerChunk, _loops.Extents[1] - begin[1]);
        }

        var operands = _loops.Addresses.Length;
        var addresses = stackalloc byte*[Math.Max(operands, 1)];
        for (var operand = 0; operand < operands; operand++)
        {
            addresses[operand] = (byte*)_loops.Addresses[operand];
            for (var axis = 0; axis < Math.Min(rank, 2); axis++)
            {
                addresses[operand] += begin[axis] * _loops.Strides[(operand * rank) + axis];
            }
        }

        for (var axis = 0; axis < rank; axis++)
        {
            origin[axis] = _loops.Origin[axis] + begin[axis];
        }

        fixed (long* strides = _loops.Strides)
        fixed (ulong* scalars = _scalars)
        {
            _kernel.Run(new KernelFrame
            {
                Rank = rank,
                LeadingKept = rank,
                Form = ReductionForm.None,
                Extents = extents,
                Addresses = addresses,
                Strides = strides,
                Scalars = scalars,
                Origin = origin,
            });
        }
    }
}
