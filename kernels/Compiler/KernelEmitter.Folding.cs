using System.Reflection.Emit;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Compiler;

/// <content>
/// The code of a reduction's inner part: whole blocks of 512 bytes of elements are computed and folded into
/// accumulators that stay in registers.
/// </content>
internal sealed partial class KernelEmitter
{
    /// <summary>The copies of the graph that one block may take; more would not stay in registers.</summary>
    private const int MostFoldedNodes = 200;

    /// <summary>
    /// Compiles a legal graph with one output into code that folds it, or null when that does not pay. The output's
    /// address is that of the accumulators; the row length is a multiple of their number; there is one row.
    /// </summary>
    public static KernelCode? CompileFold(
        KernelGraph graph, AccessPattern[] patterns, VectorTarget target, ReductionOperator reduction)
    {
        var type = graph.Nodes[graph.Outputs[0].Node].Type;
        var copies = LaneFold.Bytes / type.SizeInBytes() / LaneShape.Of(graph, target.RegisterBytes).Lanes;
        var isArithmetic = reduction <= ReductionOperator.Maximum
            && type is not (ElementType.Boolean or ElementType.Half);
        if (graph.Outputs.Length != 1 || !isArithmetic || copies > 16 || copies * graph.Nodes.Length > MostFoldedNodes)
        {
            return null;
        }

        var method = CreateMethod();
        new KernelEmitter(graph, patterns, target, method.GetILGenerator(4096)).WriteFold(reduction, copies);
        return CreateDelegate(method);
    }

    private void WriteFold(ReductionOperator reduction, int copies)
    {
        WriteStart();
        foreach (var k in _used)
        {
            _operands[k].EmitBeginRow();
        }

        _nodes.Hoist(Variance.Row);
        _frame.PushRowLength();
        _code.Set(_end);
        _code.Native(0);
        _code.Set(_element);
        var target = _operands[_graph.Inputs.Length];
        var sums = new LocalBuilder[copies];
        for (var copy = 0; copy < copies; copy++)
        {
            sums[copy] = _code.IL.DeclareLocal(_vector.Vector(target.Lane));
            target.EmitLoad(_element, copy * _shape.Lanes, _buffers);
            _code.Set(sums[copy]);
        }

        WriteFoldLoop(reduction, target.Lane, sums);
        _code.Native(0);
        _code.Set(_element);
        for (var copy = 0; copy < copies; copy++)
        {
            target.EmitStore(_element, copy * _shape.Lanes, _buffers, sums[copy]);
        }

        _code.Emit(OpCodes.Ret);
    }

    private void WriteFoldLoop(ReductionOperator reduction, Type lane, LocalBuilder[] sums)
    {
        var top = _code.IL.DefineLabel();
        var check = _code.IL.DefineLabel();
        _code.IL.Emit(OpCodes.Br, check);
        _code.IL.MarkLabel(top);
        for (var copy = 0; copy < sums.Length; copy++)
        {
            _offset = copy * _shape.Lanes;
            _nodes.BeginBody();
            _nodes.EmitRareSelects();
            _code.Get(sums[copy]);
            _nodes.Push(_graph.Outputs[0].Node);
            Join(reduction, lane);
            _code.Set(sums[copy]);
        }

        _code.Get(_element);
        _code.AddNative(sums.Length * _shape.Lanes);
        _code.Set(_element);
        _code.IL.MarkLabel(check);
        _code.Get(_element);
        _code.Get(_end);
        _code.IL.Emit(OpCodes.Blt, top);
    }

    /// <summary>Joins the accumulator and the element on the stack, in this order.</summary>
    private void Join(ReductionOperator reduction, Type lane)
    {
        var isMinimum = reduction == ReductionOperator.Minimum;
        if (reduction <= ReductionOperator.Product)
        {
            _vector.Apply(reduction == ReductionOperator.Sum ? "Add" : "Multiply", lane, 2);
            return;
        }

        if (lane != typeof(double) && lane != typeof(float))
        {
            _vector.Apply(isMinimum ? "Min" : "Max", lane, 2);
            return;
        }

        // As Primitive.Minimum: the first where it is not the larger or is NaN.
        var (a, b) = (_code.Rent(_vector.Vector(lane)), _code.Rent(_vector.Vector(lane)));
        _code.Set(b);
        _code.Set(a);
        _code.Get(isMinimum ? a : b);
        _code.Get(isMinimum ? b : a);
        _vector.Apply("LessThanOrEqual", lane, 2);
        _code.Get(a);
        _code.Get(a);
        _vector.Apply("Equals", lane, 2);
        _vector.Apply("OnesComplement", lane, 1);
        _vector.Apply("BitwiseOr", lane, 2);
        _code.Get(a);
        _code.Get(b);
        _vector.Apply("ConditionalSelect", lane, 3);
        _code.Return(a);
        _code.Return(b);
    }
}
