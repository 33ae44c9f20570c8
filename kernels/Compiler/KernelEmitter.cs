using System.Reflection;
using System.Reflection.Emit;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Writes the code of a legal graph: a loop over rows, inside it the vector loop, and after that the rest of the row,
/// which goes through buffers so that the same vector code computes it.
/// </summary>
internal sealed partial class KernelEmitter : ILeafSource
{
    private const int BufferBytes = 64;

    private static readonly Type[] Signature =
        [typeof(object), typeof(KernelFrame*), typeof(byte**), typeof(long*), typeof(long)];

    private readonly KernelGraph _graph;
    private readonly LaneShape _shape;
    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly FrameReader _frame;
    private readonly OperandCursor[] _operands;
    private readonly int[] _used;
    private readonly NodeEmitter _nodes;
    private readonly IndexCursors _indices;
    private readonly LocalBuilder _buffers;
    private readonly LocalBuilder _element;
    private readonly LocalBuilder _end;
    private readonly LocalBuilder _rest;
    private int _offset;

    private KernelEmitter(KernelGraph graph, AccessPattern[] patterns, VectorTarget target, ILGenerator il)
    {
        _graph = graph;
        _shape = LaneShape.Of(graph, target.RegisterBytes);
        _code = new CodeWriter(il);
        _vector = new VectorWriter(_code, _shape, target.Methods);
        _frame = new FrameReader(_code);
        _buffers = il.DeclareLocal(typeof(byte*));
        _element = il.DeclareLocal(typeof(nint));
        _end = il.DeclareLocal(typeof(nint));
        _rest = il.DeclareLocal(typeof(nint));
        _operands = new OperandCursor[graph.OperandCount];
        for (var k = 0; k < _operands.Length; k++)
        {
            var lane = VectorTypes.Lane(graph.OperandType(k));
            _operands[k] = new OperandCursor(_code, _vector, _frame, _shape, k, lane, patterns[k]);
        }

        _used = [.. Enumerable.Range(0, _operands.Length).Where(IsUsed)];
        _indices = new IndexCursors(graph, _code, _vector, _frame);
        var laneByLane = new LaneByLane(_code, _vector, _buffers, _shape.Lanes);
        var operators = new OperatorEmitter(_code, _vector, laneByLane);
        _nodes = new NodeEmitter(graph, new GraphUses(graph, patterns), _code, _vector, operators, this);
    }

    /// <summary>Compiles a legal graph of plain stores.</summary>
    public static KernelCode Compile(KernelGraph graph, AccessPattern[] patterns, VectorTarget target)
    {
        var method = CreateMethod();
        new KernelEmitter(graph, patterns, target, method.GetILGenerator(4096)).Write();
        return CreateDelegate(method);
    }

    private static DynamicMethod CreateMethod() =>
        new("Kernel", typeof(void), Signature, typeof(KernelEmitter).Module, true) { InitLocals = false };

    /// <summary>A delegate with a first argument needs no stub that shifts the others.</summary>
    private static KernelCode CreateDelegate(DynamicMethod method) =>
        method.CreateDelegate<KernelCode>(typeof(KernelEmitter));

    void ILeafSource.EmitLeaf(Node node)
    {
        var lane = VectorTypes.Lane(node.Type);
        switch (node.Operator)
        {
            case Primitive.Input:
                _operands[node.A].EmitLoad(_element, _offset, _buffers);
                break;
            case Primitive.Scalar:
                _frame.PushScalar(node.A, lane);
                _vector.Splat(lane);
                break;
            default:
                _indices.Push(node.A, _element, _offset);
                break;
        }

        if (node.Type == Runtime.Elements.ElementType.Boolean)
        {
            _vector.BytesToMask();
        }
    }

    /// <summary>Whether a node reads the operand, or it is an output. Others may have any type and no memory.</summary>
    private bool IsUsed(int operand)
    {
        foreach (var node in _graph.Nodes)
        {
            if (node.Operator == Primitive.Input && node.A == operand)
            {
                return true;
            }
        }

        return operand >= _graph.Inputs.Length;
    }

    private void Write()
    {
        var nextRow = _code.IL.DefineLabel();
        WriteStart();
        _code.IL.MarkLabel(nextRow);
        WriteRow();
        _frame.EmitRowsLess(out var more);
        _code.Emit(OpCodes.Ret);
        _code.IL.MarkLabel(more);
        foreach (var k in _used)
        {
            _operands[k].EmitNextRow();
        }

        _indices.EmitNextRow();
        _code.IL.Emit(OpCodes.Br, nextRow);
    }

    private void WriteStart()
    {
        var memory = StackMemory.OfAtLeast(LaneByLane.ScratchBytes + (BufferBytes * _operands.Length));
        _code.IL.Emit(OpCodes.Ldloca, _code.IL.DeclareLocal(memory));
        _code.Emit(OpCodes.Conv_U);
        _code.Set(_buffers);
        foreach (var k in _used)
        {
            _operands[k].EmitStart();
        }

        _indices.EmitStart();
        _nodes.Hoist(Variance.Run);
    }

    private void WriteRow()
    {
        foreach (var k in _used)
        {
            _operands[k].EmitBeginRow();
        }

        _nodes.Hoist(Variance.Row);
        _frame.PushRowLength();
        _code.Emit(OpCodes.Dup);
        _code.Native(_shape.Lanes - 1);
        _code.Emit(OpCodes.And);
        _code.Set(_rest);
        _code.Get(_rest);
        _code.Emit(OpCodes.Sub);
        _code.Set(_end);
        _code.Native(0);
        _code.Set(_element);
        WriteVectorLoops();
        WriteRest();
    }

    private void WriteVectorLoops()
    {
        var unroll = UnrollPolicy.Copies(_graph);
        if (unroll > 1)
        {
            WriteVectorLoop(unroll);
        }

        WriteVectorLoop(1);
    }

    /// <summary>A loop that runs while a whole step of vectors is left.</summary>
    private void WriteVectorLoop(int copies)
    {
        var step = copies * _shape.Lanes;
        var top = _code.IL.DefineLabel();
        var check = _code.IL.DefineLabel();
        _code.IL.Emit(OpCodes.Br, check);
        _code.IL.MarkLabel(top);
        for (var copy = 0; copy < copies; copy++)
        {
            _offset = copy * _shape.Lanes;
            WriteBody();
        }

        _offset = 0;
        _code.Get(_element);
        _code.AddNative(step);
        _code.Set(_element);
        _code.IL.MarkLabel(check);
        _code.Get(_element);
        _code.AddNative(step);
        _code.Get(_end);
        _code.IL.Emit(OpCodes.Ble, top);
    }

    private void WriteRest()
    {
        var done = _code.IL.DefineLabel();
        _code.Get(_rest);
        _code.IL.Emit(OpCodes.Brfalse, done);
        foreach (var k in _used)
        {
            var isRead = k < _graph.Inputs.Length || _graph.Outputs[k - _graph.Inputs.Length].Mask >= 0;
            _operands[k].EmitEnterRest(_element, _rest, _buffers, LaneByLane.ScratchBytes + (k * BufferBytes), isRead);
        }

        WriteBody();
        for (var k = _graph.Inputs.Length; k < _operands.Length; k++)
        {
            _operands[k].EmitLeaveRest(_element, _rest, _buffers, LaneByLane.ScratchBytes + (k * BufferBytes));
        }

        _code.IL.MarkLabel(done);
    }

    /// <summary>
    /// One vector of every node and output. All values are there before the first store: an output may share its
    /// memory with an input.
    /// </summary>
    private void WriteBody()
    {
        _nodes.BeginBody();
        _nodes.EmitRareSelects();
        var outputs = _graph.Outputs;
        var first = _graph.Inputs.Length;
        var values = new LocalBuilder[outputs.Length];
        for (var k = 0; k < values.Length; k++)
        {
            PushStored(outputs[k], _operands[first + k]);
            values[k] = _code.Rent(_vector.Vector(_operands[first + k].Lane));
            _code.Set(values[k]);
        }

        for (var k = 0; k < values.Length; k++)
        {
            _operands[first + k].EmitStore(_element, _offset, _buffers, values[k]);
            _code.Return(values[k]);
        }
    }

    private void PushStored(GraphOutput output, OperandCursor operand)
    {
        var size = VectorTypes.Size(operand.Lane);
        if (output.Mask >= 0)
        {
            _nodes.PushMask(output.Mask, size);
            _vector.Reinterpret(VectorTypes.SignedInteger(size), operand.Lane);
        }

        if (_graph.Nodes[output.Node].Type == Runtime.Elements.ElementType.Boolean)
        {
            _nodes.PushMask(output.Node, 1);
            _vector.MaskToBytes();
        }
        else
        {
            _nodes.Push(output.Node);
        }

        if (output.Mask >= 0)
        {
            operand.EmitLoad(_element, _offset, _buffers);
            _vector.Apply("ConditionalSelect", operand.Lane, 3);
        }
    }
}
