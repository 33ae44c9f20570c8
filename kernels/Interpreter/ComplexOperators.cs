using System.Numerics;
using Cohort.Runtime.Expressions;
using static Cohort.Kernels.Interpreter.Arithmetic;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops of Complex: arithmetic, equality, parts, what reductions fold with.</summary>
internal sealed class ComplexOperators : ElementOperators
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromComplex();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        *(Complex*)target = reduction switch
        {
            ReductionOperator.Sum => Complex.Zero,
            ReductionOperator.Product => Complex.One,
            ReductionOperator.Minimum => new Complex(double.PositiveInfinity, double.PositiveInfinity),
            ReductionOperator.Maximum => new Complex(double.NegativeInfinity, double.NegativeInfinity),
            _ => throw NoIdentity(reduction, typeof(Complex)),
        };

    public override PositionSearch Search(ReductionOperator reduction) => throw NoIdentity(reduction, typeof(Complex));

    internal override BlockLoop FromInteger<TFrom>() =>
        Loops.Convert<TFrom, Complex, Conversions.ToComplex<TFrom>>;

    internal override BlockLoop FromFloat<TFrom>() => Loops.Convert<TFrom, Complex, Conversions.ToComplex<TFrom>>;

    internal override BlockLoop FromComplex() => Loops.Convert<Complex, Complex, Conversions.Identity<Complex>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, Complex, Conversions.ToComplex<decimal>>;

    protected override BlockLoop? Find(Primitive op) => op switch
    {
        Primitive.Add => Loops.Binary<Complex, Add<Complex>>,
        Primitive.Subtract => Loops.Binary<Complex, Subtract<Complex>>,
        Primitive.Multiply => Loops.Binary<Complex, ComplexArithmetic.Multiply>,
        Primitive.Divide => Loops.Binary<Complex, ComplexArithmetic.Divide>,
        Primitive.Minimum => Loops.Binary<Complex, ComplexArithmetic.Minimum>,
        Primitive.Maximum => Loops.Binary<Complex, ComplexArithmetic.Maximum>,
        Primitive.Negate => Loops.Unary<Complex, Negate<Complex>>,
        Primitive.Equal => Loops.Compare<Complex, Equal<Complex>>,
        Primitive.NotEqual => Loops.Compare<Complex, NotEqual<Complex>>,
        Primitive.RealPart => Loops.Convert<Complex, double, ComplexArithmetic.RealPart>,
        Primitive.ImaginaryPart => Loops.Convert<Complex, double, ComplexArithmetic.ImaginaryPart>,
        _ => null,
    };
}
