using System.Runtime.InteropServices;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Cpu;

/// <summary>
/// Runs a reduction over a tile: partial results of leaves, then the fold. The work is cut by leaves when there are
/// enough of them, by results otherwise; neither changes the order of the arithmetic.
/// </summary>
internal sealed unsafe class ReductionRunner
{
    private const long ChunkElements = 64 * 1024;
    private const long MaximumScratch = 4 << 20;
    private const int CacheLine = 64;

    private readonly ReduceCommand _command;
    private readonly IHostKernels _kernels;
    private readonly WorkerTeam _team;
    private readonly LoopNest _loops;
    private readonly HostKernel _kernel;
    private readonly int[] _partialSizes;

    private ReductionRunner(ReduceCommand command, IHostKernels kernels, WorkerTeam team)
    {
        _command = command;
        _kernels = kernels;
        _team = team;
        _loops = LoopNest.Of(command);
        Span<AccessPattern> patterns = stackalloc AccessPattern[command.Inputs.Length];
        for (var operand = 0; operand < patterns.Length; operand++)
        {
            patterns[operand] = _loops.Pattern(operand, command.Graph.Inputs[operand].SizeInBytes());
        }

        _kernel = kernels.Resolve(command.Graph, patterns, _loops.Count);
        _partialSizes = new int[command.Graph.Outputs.Length];
        for (var i = 0; i < _partialSizes.Length; i++)
        {
            var output = command.Graph.Outputs[i];
            _partialSizes[i] = output.Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum
                ? 16
                : command.Graph.Nodes[output.Node].Type.SizeInBytes();
        }
    }

    /// <summary>Runs a command.</summary>
    public static void Run(ReduceCommand command, IHostKernels kernels, WorkerTeam team)
    {
        var runner = new ReductionRunner(command, kernels, team);
        if (command.StoresPartials)
        {
            runner.RunPartials();
        }
        else
        {
            runner.RunWhole();
        }
    }

    /// <summary>Folds the partial results of all leaves.</summary>
    public static void Run(FoldCommand command, IHostKernels kernels)
    {
        for (var output = 0; output < command.Outputs.Length; output++)
        {
            kernels.Fold(
                command.Graph, output, (byte*)command.Partials[output].Address, command.Shape.KeptCount, 0,
                command.Shape.KeptCount, command.Shape.Leaves, (byte*)command.Outputs[output].Address);
        }
    }

    private void RunPartials()
    {
        var kept = _command.Shape.KeptCount;
        var outputs = _command.Outputs.Select((o, i) => o.Address
            + (nint)(_command.LeafBegin * kept * _partialSizes[i])).ToArray();
        RunLeaves(outputs, _command.LeafBegin, _command.LeafEnd);
    }

    private void RunWhole()
    {
        var shape = _command.Shape;
        if (shape.KeptCount == 0)
        {
            return;
        }

        var scratch = shape.Leaves * shape.KeptCount * _partialSizes.Max();
        if (shape.KeptCutAxis < 0 || scratch <= MaximumScratch)
        {
            RunWithSharedScratch();
        }
        else
        {
            RunByResults();
        }
    }

    private void RunWithSharedScratch()
    {
        var shape = _command.Shape;
        var scratch = new nint[_partialSizes.Length];
        try
        {
            TakeScratch(scratch, shape.Leaves * shape.KeptCount);
            RunLeaves(scratch, 0, shape.Leaves);
            for (var output = 0; output < scratch.Length; output++)
            {
                _kernels.Fold(
                    _command.Graph, output, (byte*)scratch[output], shape.KeptCount, 0, shape.KeptCount, shape.Leaves,
                    (byte*)_command.Outputs[output].Address);
            }
        }
        finally
        {
            Array.ForEach(scratch, block => NativeMemory.AlignedFree((void*)block));
        }
    }

    // Parallel over leaves or, where there are few, over results.
    private void RunLeaves(nint[] partials, long leafBegin, long leafEnd)
    {
        var leaves = leafEnd - leafBegin;
        if (leaves == 0 || _command.Shape.KeptCount == 0)
        {
            return;
        }

        var elementsPerLeaf = Math.Max(_loops.Count / Math.Max(_command.Shape.Leaves, 1), 1);
        var leavesPerChunk = Math.Max(ChunkElements / elementsPerLeaf, 1);
        var chunks = (leaves + leavesPerChunk - 1) / leavesPerChunk;
        var axis = CutLoop();
        if (chunks >= 2 * _team.Size || axis < 0 || _loops.Extents[axis] == 1)
        {
            _team.For(checked((int)chunks), chunk =>
            {
                var begin = leafBegin + (chunk * leavesPerChunk);
                RunBox(partials, 0, AxisExtent(axis), begin, Math.Min(begin + leavesPerChunk, leafEnd), leafBegin);
            });
            return;
        }

        var perChunk = ResultsPerChunk(axis, leaves * elementsPerLeaf);
        _team.For(checked((int)((_loops.Extents[axis] + perChunk - 1) / perChunk)), chunk =>
        {
            var first = chunk * perChunk;
            RunBox(
                partials, first, Math.Min(first + perChunk, _loops.Extents[axis]), leafBegin, leafEnd, leafBegin);
        });
    }

    // Every chunk of results has a small scratch of its own and is folded while it is hot.
    private void RunByResults()
    {
        var shape = _command.Shape;
        var axis = CutLoop();
        var inner = shape.KeptCount / _loops.Extents[axis];
        var perChunk = ResultsPerChunk(axis, _loops.Count);
        _team.For(checked((int)((_loops.Extents[axis] + perChunk - 1) / perChunk)), chunk =>
        {
            var first = chunk * perChunk;
            var end = Math.Min(first + perChunk, _loops.Extents[axis]);
            var count = (end - first) * inner;
            var scratch = new nint[_partialSizes.Length];
            try
            {
                TakeScratch(scratch, shape.Leaves * count);
                RunBox([.. scratch.Select((s, i) => s - (nint)(first * inner * _partialSizes[i]))], first, end, 0,
                    shape.Leaves, 0, count);
                for (var output = 0; output < scratch.Length; output++)
                {
                    var size = _command.Graph.OutputType(output).SizeInBytes();
                    _kernels.Fold(
                        _command.Graph, output, (byte*)scratch[output], count, 0, count, shape.Leaves,
                        (byte*)_command.Outputs[output].Address + (first * inner * size));
                }
            }
            finally
            {
                Array.ForEach(scratch, block => NativeMemory.AlignedFree((void*)block));
            }
        });
    }

    private void TakeScratch(Span<nint> blocks, long partials)
    {
        for (var output = 0; output < blocks.Length; output++)
        {
            var size = Math.Max(partials * _partialSizes[output], CacheLine);
            try
            {
                blocks[output] = (nint)NativeMemory.AlignedAlloc((nuint)size, CacheLine);
            }
            catch (OutOfMemoryException full)
            {
                throw new OutOfDeviceMemoryException(
                    $"{_command.Label} needs {size:N0} bytes of host memory for {partials:N0} partial results.", full);
            }
        }
    }

    // The loop along which results may be cut: the first kept one.
    private int CutLoop() =>
        _loops.LeadingKept > 0 ? 0
        : _command.Shape.Form == ReductionForm.Outer ? _loops.Rank - 1
        : -1;

    private long AxisExtent(int axis) => axis < 0 ? 1 : _loops.Extents[axis];

    private long ResultsPerChunk(int axis, long elements)
    {
        var perResult = Math.Max(elements / _loops.Extents[axis], 1);
        var chunk = Math.Max(ChunkElements / perResult, 1);
        return axis == _loops.Rank - 1 && axis > 0 ? Math.Max(chunk, 64) : chunk;
    }

    private void RunBox(
        nint[] partials, long first, long end, long leafBegin, long leafEnd, long partialBegin, long keptStride = -1)
    {
        var rank = _loops.Rank;
        var extents = stackalloc long[rank];
        var origin = stackalloc long[rank];
        var axis = CutLoop();
        for (var i = 0; i < rank; i++)
        {
            extents[i] = i == axis ? end - first : _loops.Extents[i];
            origin[i] = i == axis ? first : 0;
        }

        keptStride = keptStride < 0 ? _command.Shape.KeptCount : keptStride;
        var inputs = _loops.Addresses.Length;
        var addresses = stackalloc byte*[inputs + partials.Length];
        for (var operand = 0; operand < inputs; operand++)
        {
            var skip = axis < 0 ? 0 : first * _loops.Strides[(operand * rank) + axis];
            addresses[operand] = (byte*)_loops.Addresses[operand] + skip;
        }

        var inner = axis < 0 ? 0 : _command.Shape.KeptCount / _loops.Extents[axis];
        for (var output = 0; output < partials.Length; output++)
        {
            var place = ((leafBegin - partialBegin) * keptStride) + (first * inner);
            addresses[inputs + output] = (byte*)partials[output] + (place * _partialSizes[output]);
        }

        fixed (long* strides = _loops.Strides)
        fixed (ulong* scalars = _command.Scalars)
        {
            _kernel.Run(new KernelFrame
            {
                Rank = rank,
                LeadingKept = _loops.LeadingKept,
                Form = _command.Shape.Form,
                Extents = extents,
                Addresses = addresses,
                Strides = strides,
                Scalars = scalars,
                Origin = origin,
                LeafBegin = leafBegin,
                LeafEnd = leafEnd,
                KeptStride = keptStride,
            });
        }
    }
}
