using System.Reflection.Emit;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Compiler;

/// <summary>
/// Writes the index nodes of a graph. Which axis is the innermost is known only at run time, so every axis has a
/// factor: 1 for the axis of the vector loop, 0 for the others.
/// </summary>
internal sealed class IndexCursors
{
    private readonly CodeWriter _code;
    private readonly VectorWriter _vector;
    private readonly FrameReader _frame;
    private readonly Dictionary<int, Axis> _axes = [];

    public IndexCursors(KernelGraph graph, CodeWriter code, VectorWriter vector, FrameReader frame)
    {
        _code = code;
        _vector = vector;
        _frame = frame;
        foreach (var node in graph.Nodes)
        {
            if (node.Operator == Primitive.Index && !_axes.ContainsKey(node.A))
            {
                var il = code.IL;
                _axes.Add(node.A, new Axis(
                    il.DeclareLocal(typeof(long)), il.DeclareLocal(typeof(long)),
                    il.DeclareLocal(vector.Vector(typeof(long)))));
            }
        }
    }

    /// <summary>Reads the first index of every axis.</summary>
    public void EmitStart()
    {
        foreach (var (axis, locals) in _axes)
        {
            _frame.PushIndex(axis);
            _code.Set(locals.Row);
            _frame.PushIsAxisFromEnd(axis, 1);
            _code.Set(locals.Factor);
            _code.IL.Emit(OpCodes.Ldc_I8, 0L);
            _code.Get(locals.Factor);
            _code.Call(_vector.Methods.Portable(
                _vector.Bytes(typeof(long)), "CreateSequence", typeof(long), typeof(long), typeof(long)));
            _code.Set(locals.Lanes);
        }
    }

    /// <summary>Goes to the next row: the axis before the last advances.</summary>
    public void EmitNextRow()
    {
        foreach (var (axis, locals) in _axes)
        {
            _code.Get(locals.Row);
            _frame.PushIsAxisFromEnd(axis, 2);
            _code.Emit(OpCodes.Add);
            _code.Set(locals.Row);
        }
    }

    /// <summary>Pushes the vector of indices along an axis.</summary>
    public void Push(int axis, LocalBuilder element, int offset)
    {
        var locals = _axes[axis];
        _code.Get(element);
        _code.AddNative(offset);
        _code.Emit(OpCodes.Conv_I8);
        _code.Get(locals.Factor);
        _code.Emit(OpCodes.Mul);
        _code.Get(locals.Row);
        _code.Emit(OpCodes.Add);
        _vector.Splat(typeof(long));
        _code.Get(locals.Lanes);
        _vector.Apply("Add", typeof(long), 2);
    }

    private readonly record struct Axis(LocalBuilder Row, LocalBuilder Factor, LocalBuilder Lanes);
}
