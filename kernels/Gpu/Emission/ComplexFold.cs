using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes how two complex numbers become one in a reduction, as the interpreter computes it.</summary>
internal sealed class ComplexFold(KernelWriter writer, ReductionOperator op)
{
    /// <summary>The number that a and a later one make.</summary>
    public (KernelValue Real, KernelValue Imaginary) Join(
        (KernelValue Real, KernelValue Imaginary) a, (KernelValue Real, KernelValue Imaginary) later)
    {
        switch (op)
        {
            case ReductionOperator.Sum:
                return (
                    writer.Binary(Primitive.Add, a.Real, later.Real),
                    writer.Binary(Primitive.Add, a.Imaginary, later.Imaginary));
            case ReductionOperator.Product:
                var imaginaries = writer.Binary(Primitive.Multiply, a.Imaginary, later.Imaginary);
                return (
                    writer.FusedMultiplyAdd(a.Real, later.Real, writer.Unary(Primitive.Negate, imaginaries)),
                    writer.FusedMultiplyAdd(
                        a.Real, later.Imaginary, writer.Binary(Primitive.Multiply, a.Imaginary, later.Real)));
            default:
                var isInOrder = op == ReductionOperator.Minimum ? IsInOrder(a, later) : IsInOrder(later, a);
                var stays = Or(Or(IsNaN(a.Real), IsNaN(a.Imaginary)), isInOrder);
                return (
                    writer.Select(stays, a.Real, later.Real), writer.Select(stays, a.Imaginary, later.Imaginary));
        }
    }

    /// <summary>Whether a is not after b: by real part, then by imaginary part; with NaN there is no order.</summary>
    private KernelValue IsInOrder(
        (KernelValue Real, KernelValue Imaginary) a, (KernelValue Real, KernelValue Imaginary) b)
    {
        var areNumbers = And(
            writer.Binary(Primitive.Equal, a.Imaginary, a.Imaginary),
            writer.Binary(Primitive.Equal, b.Imaginary, b.Imaginary));
        return Or(
            And(
                writer.Binary(Primitive.Equal, a.Real, b.Real),
                writer.Binary(Primitive.LessOrEqual, a.Imaginary, b.Imaginary)),
            And(writer.Binary(Primitive.Less, a.Real, b.Real), areNumbers));
    }

    private KernelValue IsNaN(KernelValue a) => writer.Binary(Primitive.NotEqual, a, a);

    private KernelValue And(KernelValue a, KernelValue b) => writer.Binary(Primitive.And, a, b);

    private KernelValue Or(KernelValue a, KernelValue b) => writer.Binary(Primitive.Or, a, b);
}
