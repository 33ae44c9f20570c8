using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Runs a graph operator by operator over blocks of the box in row-major order. Inputs that are contiguous within a
/// block are used where they lie; others are gathered. The reference for compiled kernels.
/// </summary>
/// <remarks>Needs no dynamic code. A run costs some hundred nanoseconds besides its elements.</remarks>
public sealed unsafe partial class GraphInterpreter : HostKernel
{
    private readonly KernelGraph _graph;
    private readonly InterpreterPlan _plan;
    private readonly int[] _inputNodes;
    private readonly int[] _indexNodes;
    private readonly int[] _scalarNodes;
    private readonly FoldedOutput[] _folded;
    private readonly bool[] _isStored;
    private readonly int _directNode;
    private Scratch? _idle;

    /// <summary>Plans the interpretation of a graph.</summary>
    /// <exception cref="InvariantException">An operator is not defined for its type.</exception>
    public GraphInterpreter(KernelGraph graph)
    {
        _graph = graph;
        _plan = new InterpreterPlan(graph);
        _inputNodes = NodesOf(Primitive.Input);
        _indexNodes = NodesOf(Primitive.Index);
        _scalarNodes = NodesOf(Primitive.Scalar);
        _folded = graph.HasReductions ? FoldedOutput.Of(graph) : [];
        _isStored = NodesOfSeveralStores();
        _directNode = DirectNode();
    }

    /// <inheritdoc/>
    public override bool IsCompiled => false;

    /// <inheritdoc/>
    public override void Run(in KernelFrame frame)
    {
        var scratch = Interlocked.Exchange(ref _idle, null) ?? CreateScratch();
        Prepare(frame, scratch);
        switch (frame.Form)
        {
            case ReductionForm.None:
                RunStores(frame, scratch);
                break;
            case ReductionForm.Trailing:
                RunTrailing(frame, scratch);
                break;
            default:
                RunOuter(frame, scratch);
                break;
        }

        _idle = scratch;
    }

    private int[] NodesOf(Primitive op)
    {
        var nodes = new List<int>();
        for (var i = 0; i < _graph.Nodes.Length; i++)
        {
            if (_graph.Nodes[i].Operator == op)
            {
                nodes.Add(i);
            }
        }

        return [.. nodes];
    }

    /// <summary>
    /// The node that the last step may compute straight into the only output's memory, or -1. With several outputs an
    /// early store could overwrite an input that is still needed.
    /// </summary>
    private int DirectNode()
    {
        var outputs = _graph.Outputs;
        if (_graph.HasReductions || outputs.Length != 1 || outputs[0].Mask >= 0 || _plan.Steps.Length == 0)
        {
            return -1;
        }

        var root = _plan.Root(_graph.Outputs[0].Node);
        return _plan.Steps[^1].Result == root ? root : -1;
    }

    /// <summary>
    /// The nodes that the stores of several outputs read: an input among them is copied first, since an earlier store
    /// may overwrite its memory.
    /// </summary>
    private bool[] NodesOfSeveralStores()
    {
        var isStored = new bool[_graph.Nodes.Length];
        if (_graph.HasReductions || _graph.Outputs.Length == 1)
        {
            return isStored;
        }

        foreach (var output in _graph.Outputs)
        {
            isStored[_plan.Root(output.Node)] = true;
            if (output.Mask >= 0)
            {
                isStored[_plan.Root(output.Mask)] = true;
            }
        }

        return isStored;
    }

    private Scratch CreateScratch()
    {
        var accumulators = _folded.Sum(f => f.AccumulatorBytes);
        var scratch = new Scratch(_plan, _graph.Nodes.Length, _graph.OperandCount, accumulators);
        for (var i = 0; i < _graph.Nodes.Length; i++)
        {
            var node = _graph.Nodes[i];
            if (node.Operator == Primitive.Constant)
            {
                Repeat(node.Type, node.Bits, scratch.Value(i));
            }
        }

        return scratch;
    }

    private static void Repeat(ElementType type, ulong bits, byte* target)
    {
        if (type.SizeInBytes() > sizeof(ulong))
        {
            throw new InvariantException($"{type} does not fit a scalar argument");
        }

        ElementMover.Of(type.SizeInBytes()).Repeat((byte*)&bits, target, InterpreterPlan.UniformSize);
    }

    private void Prepare(in KernelFrame frame, Scratch scratch)
    {
        foreach (var node in _scalarNodes)
        {
            Repeat(_graph.Nodes[node].Type, frame.Scalars[_graph.Nodes[node].A], scratch.Value(node));
        }

        foreach (var step in _plan.UniformSteps)
        {
            scratch.Run(step, InterpreterPlan.UniformSize / _graph.Nodes[step.Result].Type.SizeInBytes());
        }

        // The outputs of a reduction are partial results: they have no strides.
        var operands = frame.Form == ReductionForm.None ? _graph.OperandCount : _graph.Inputs.Length;
        for (var operand = 0; operand < operands; operand++)
        {
            scratch.Runs[operand] = ContiguousRun(frame, operand, _graph.OperandType(operand).SizeInBytes());
        }
    }

    /// <summary>
    /// How many elements of the box follow each other without a gap, in row-major order from its first index.
    /// </summary>
    private static long ContiguousRun(in KernelFrame frame, int operand, int size)
    {
        var strides = frame.Strides + ((long)operand * frame.Rank);
        var run = 1L;
        for (var axis = frame.Rank - 1; axis >= 0; axis--)
        {
            if (frame.Extents[axis] != 1 && strides[axis] != run * size)
            {
                break;
            }

            run *= frame.Extents[axis];
        }

        return run;
    }

    private void RunStores(in KernelFrame frame, Scratch scratch)
    {
        var total = Product(frame, 0, frame.Rank);
        var indices = stackalloc long[frame.Rank];
        for (var flat = 0L; flat < total; flat += InterpreterPlan.BlockLength)
        {
            var count = (nint)Math.Min(InterpreterPlan.BlockLength, total - flat);
            Evaluate(frame, scratch, flat, count, indices);
            for (var output = 0; output < _graph.Outputs.Length; output++)
            {
                Store(frame, scratch, output, flat, count, indices);
            }
        }
    }

    /// <summary>Computes all nodes for the elements [flat, flat + count) of the box in row-major order.</summary>
    private void Evaluate(in KernelFrame frame, Scratch scratch, long flat, nint count, long* indices)
    {
        BoxWalk.Decode(frame, flat, indices);
        foreach (var node in _inputNodes)
        {
            Locate(frame, scratch, node, flat, count, indices);
        }

        foreach (var node in _indexNodes)
        {
            BoxWalk.FillIndex(frame, _graph.Nodes[node].A, indices, (long*)scratch.Value(node), count);
        }

        if (_directNode >= 0)
        {
            var operand = _graph.Inputs.Length;
            var target = IsInRun(scratch.Runs[operand], flat, count)
                ? BoxWalk.Address(frame, operand, indices)
                : scratch.Place(_plan, _directNode);
            scratch.Set(_directNode, target, -1);
        }

        RunSteps(scratch, count);
    }

    private void RunSteps(Scratch scratch, nint count)
    {
        var guard = -1;
        var isWanted = true;
        foreach (ref readonly var step in _plan.Steps.AsSpan())
        {
            if (step.Guard >= 0 && step.Guard != guard)
            {
                guard = step.Guard;
                var length = scratch.Mask(guard) == 0 ? 1 : (int)count;
                isWanted = new ReadOnlySpan<byte>(scratch.Value(guard), length).ContainsAnyExcept((byte)0);
            }

            if (step.Guard < 0 || isWanted)
            {
                scratch.Run(step, count);
            }
        }
    }

    private void Locate(in KernelFrame frame, Scratch scratch, int node, long flat, nint count, long* indices)
    {
        var operand = _graph.Nodes[node].A;
        if (!_isStored[node] && IsInRun(scratch.Runs[operand], flat, count))
        {
            scratch.Set(node, BoxWalk.Address(frame, operand, indices), -1);
            return;
        }

        var place = scratch.Place(_plan, node);
        var mover = ElementMover.Of(_graph.Nodes[node].Type.SizeInBytes());
        if (BoxWalk.IsBroadcast(frame, operand))
        {
            mover.Repeat(frame.Addresses[operand], place, InterpreterPlan.UniformSize);
            scratch.Set(node, place, 0);
            return;
        }

        BoxWalk.Gather(frame, operand, indices, mover, place, count);
        scratch.Set(node, place, -1);
    }

    private static bool IsInRun(long run, long flat, nint count) => (flat % run) + count <= run;

    private void Store(in KernelFrame frame, Scratch scratch, int output, long flat, nint count, long* indices)
    {
        var operand = _graph.Inputs.Length + output;
        var node = _plan.Root(_graph.Outputs[output].Node);
        var isInRun = IsInRun(scratch.Runs[operand], flat, count);
        if (node == _directNode && isInRun)
        {
            return;
        }

        var block = new StoredBlock(scratch.Value(node), scratch.Mask(node));
        if (_graph.Outputs[output].Mask >= 0)
        {
            var mask = _plan.Root(_graph.Outputs[output].Mask);
            block = block with { Condition = scratch.Value(mask), ConditionMask = scratch.Mask(mask) };
        }

        BoxWalk.Scatter(frame, operand, indices, _graph.OutputType(output).SizeInBytes(), block, count);
    }

    private static long Product(in KernelFrame frame, int from, int to)
    {
        var product = 1L;
        for (var axis = from; axis < to; axis++)
        {
            product *= frame.Extents[axis];
        }

        return product;
    }
}
