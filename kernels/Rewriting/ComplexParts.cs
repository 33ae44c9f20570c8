using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Rewriting;

/// <summary>
/// Rewrites a graph of Complex into one of Double: every Complex operand becomes two, its real and its imaginary parts,
/// and every operator what the interpreter computes of them, in its order. What is stored becomes two outputs as well;
/// what is reduced stays one, of two nodes (<see cref="GraphOutput.Imaginary"/>).
/// </summary>
internal sealed class ComplexParts
{
    private readonly KernelGraph _source;
    private readonly GraphBuilder _target = new();
    private readonly (int Real, int Imaginary)[] _place;

    private ComplexParts(KernelGraph source)
    {
        _source = source;
        _place = new (int Real, int Imaginary)[source.Nodes.Length];
    }

    /// <summary>Whether a graph has anything to rewrite.</summary>
    public static bool AreIn(KernelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type == ElementType.Complex)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What of a graph has no such form, in words that follow "since"; null when all of it has.</summary>
    public static string? Refusal(KernelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Type == ElementType.Complex && !Has(node.Operator))
            {
                return $"{node.Operator} of Complex has no GPU arithmetic";
            }
        }

        foreach (var output in graph.Outputs)
        {
            if (output.Reduction is { } reduction && graph.Nodes[output.Node].Type == ElementType.Complex
                && reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum)
            {
                return $"{reduction} of Complex has no GPU arithmetic";
            }
        }

        return null;
    }

    /// <summary>The rewritten graph of one that is not refused.</summary>
    public static KernelGraph Split(KernelGraph source) => new ComplexParts(source).Run();

    private static bool Has(Primitive op) => op is Primitive.Input or Primitive.Add or Primitive.Subtract
        or Primitive.Multiply or Primitive.Divide or Primitive.Negate or Primitive.Select or Primitive.Cast
        or Primitive.Complex;

    private KernelGraph Run()
    {
        var inputs = Array.ConvertAll(_source.Inputs.ToArray(), AddInput);
        var scalars = Array.ConvertAll(_source.Scalars.ToArray(), _target.AddScalar);
        for (var i = 0; i < _place.Length; i++)
        {
            var node = _source.Nodes[i];
            _place[i] = node.Operator switch
            {
                Primitive.Input => inputs[node.A],
                Primitive.Scalar => (scalars[node.A], -1),
                Primitive.Constant => (_target.ConstantBits(node.Type, node.Bits), -1),
                Primitive.Index => (_target.Index(node.A), -1),
                Primitive.Cast => Cast(node),
                Primitive.RealPart => (_place[node.A].Real, -1),
                Primitive.ImaginaryPart => (_place[node.A].Imaginary, -1),
                Primitive.Complex => (_place[node.A].Real, _place[node.B].Real),
                _ when IsComplex(node.A) => OfComplex(node),
                Primitive.Select when IsComplex(node.B) => Select(node),
                _ => (OfReal(node), -1),
            };
        }

        foreach (var output in _source.Outputs)
        {
            Store(output);
        }

        return _target.ToGraph();
    }

    private (int Real, int Imaginary) AddInput(ElementType type) => type == ElementType.Complex
        ? (_target.AddInput(ElementType.Double), _target.AddInput(ElementType.Double))
        : (_target.AddInput(type), -1);

    private void Store(GraphOutput output)
    {
        var (real, imaginary) = _place[output.Node];
        if (output.Reduction is { } reduction)
        {
            _target.Add(new GraphOutput(real, reduction, Imaginary: imaginary));
            return;
        }

        var mask = output.Mask < 0 ? -1 : _place[output.Mask].Real;
        _target.Store(real, mask);
        if (imaginary >= 0)
        {
            _target.Store(imaginary, mask);
        }
    }

    private bool IsComplex(int node) => _source.Nodes[node].Type == ElementType.Complex;

    private (int Real, int Imaginary) Cast(Node node)
    {
        var (real, imaginary) = _place[node.A];
        if (node.Type == ElementType.Complex)
        {
            return imaginary >= 0
                ? (real, imaginary)
                : (_target.Cast(real, ElementType.Double), _target.Constant(ElementType.Double, 0));
        }

        var isNotZero = imaginary >= 0 && node.Type == ElementType.Boolean;
        return (isNotZero ? Or(IsNotZero(real), IsNotZero(imaginary)) : _target.Cast(real, node.Type), -1);
    }

    private (int Real, int Imaginary) Select(Node node)
    {
        var condition = _place[node.A].Real;
        var (whenTrue, whenFalse) = (_place[node.B], _place[node.C]);
        return (
            _target.Select(condition, whenTrue.Real, whenFalse.Real),
            _target.Select(condition, whenTrue.Imaginary, whenFalse.Imaginary));
    }

    private (int Real, int Imaginary) OfComplex(Node node)
    {
        var a = _place[node.A];
        var b = node.B < 0 ? default : _place[node.B];
        return node.Operator switch
        {
            Primitive.Negate => (Negate(a.Real), Negate(a.Imaginary)),
            Primitive.Multiply => (
                _target.FusedMultiplyAdd(a.Real, b.Real, Negate(Multiply(a.Imaginary, b.Imaginary))),
                _target.FusedMultiplyAdd(a.Real, b.Imaginary, Multiply(a.Imaginary, b.Real))),
            Primitive.Divide => Divide(a, b),
            Primitive.Equal => (
                _target.Binary(
                    Primitive.And, Compare(Primitive.Equal, a.Real, b.Real),
                    Compare(Primitive.Equal, a.Imaginary, b.Imaginary)),
                -1),
            Primitive.NotEqual => (
                Or(Compare(Primitive.NotEqual, a.Real, b.Real),
                    Compare(Primitive.NotEqual, a.Imaginary, b.Imaginary)),
                -1),
            _ => (
                _target.Binary(node.Operator, a.Real, b.Real),
                _target.Binary(node.Operator, a.Imaginary, b.Imaginary)),
        };
    }

    // Smith's division, as in the interpreter: scaled by the larger part of the divisor; by zero part by part.
    private (int Real, int Imaginary) Divide((int Real, int Imaginary) a, (int Real, int Imaginary) b)
    {
        var (re, im) = (Absolute(b.Real), Absolute(b.Imaginary));
        var isRealLarger = _target.Binary(Primitive.LessOrEqual, im, re);
        var isZero = _target.Binary(
            Primitive.And, _target.Unary(Primitive.Not, IsNotZero(b.Real)),
            _target.Unary(Primitive.Not, IsNotZero(b.Imaginary)));
        var ratio = Divide(b.Imaginary, b.Real);
        var scale = Divide(One, Add(b.Real, Multiply(b.Imaginary, ratio)));
        var byReal = (
            Real: Multiply(Add(a.Real, Multiply(a.Imaginary, ratio)), scale),
            Imaginary: Multiply(Subtract(a.Imaginary, Multiply(a.Real, ratio)), scale));
        var inverse = Divide(b.Real, b.Imaginary);
        var factor = Divide(One, Add(b.Imaginary, Multiply(b.Real, inverse)));
        var byImaginary = (
            Real: Multiply(Add(Multiply(a.Real, inverse), a.Imaginary), factor),
            Imaginary: Multiply(Subtract(Multiply(a.Imaginary, inverse), a.Real), factor));
        return (
            _target.Select(
                isZero, Divide(a.Real, re), _target.Select(isRealLarger, byReal.Real, byImaginary.Real)),
            _target.Select(
                isZero, Divide(a.Imaginary, re),
                _target.Select(isRealLarger, byReal.Imaginary, byImaginary.Imaginary)));
    }

    private int OfReal(Node node)
    {
        int a = _place[node.A].Real, b = node.B < 0 ? -1 : _place[node.B].Real;
        return node.Operator switch
        {
            Primitive.BitCast => _target.BitCast(a, node.Type),
            Primitive.Select when node.IsRare => _target.SelectRare(a, b, _place[node.C].Real),
            Primitive.Select => _target.Select(a, b, _place[node.C].Real),
            Primitive.FusedMultiplyAdd => _target.FusedMultiplyAdd(a, b, _place[node.C].Real),
            _ => b < 0 ? _target.Unary(node.Operator, a) : _target.Binary(node.Operator, a, b),
        };
    }

    private int One => _target.Constant(ElementType.Double, 1);

    private int IsNotZero(int a) => Compare(Primitive.NotEqual, a, _target.Constant(ElementType.Double, 0));

    private int Compare(Primitive op, int a, int b) => _target.Binary(op, a, b);

    private int Or(int a, int b) => _target.Binary(Primitive.Or, a, b);

    private int Add(int a, int b) => _target.Binary(Primitive.Add, a, b);

    private int Subtract(int a, int b) => _target.Binary(Primitive.Subtract, a, b);

    private int Multiply(int a, int b) => _target.Binary(Primitive.Multiply, a, b);

    private int Divide(int a, int b) => _target.Binary(Primitive.Divide, a, b);

    private int Negate(int a) => _target.Unary(Primitive.Negate, a);

    private int Absolute(int a) => _target.Unary(Primitive.Absolute, a);
}
