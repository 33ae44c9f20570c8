using System.Numerics;
using Cohort.Runtime.Expressions;
using static Cohort.Kernels.Interpreter.Arithmetic;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops of one float type that vectors hold.</summary>
internal sealed class FloatOperators<T> : ElementOperators
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromFloat<T>();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        *(T*)target = reduction switch
        {
            ReductionOperator.Sum => T.Zero,
            ReductionOperator.Product => T.One,
            ReductionOperator.Minimum => T.PositiveInfinity,
            ReductionOperator.Maximum => T.NegativeInfinity,
            _ => throw NoIdentity(reduction, typeof(T)),
        };

    public override PositionSearch Search(ReductionOperator reduction) => new TypedPositionSearch<T>(reduction);

    internal override BlockLoop FromInteger<TFrom>() => Loops.Convert<TFrom, T, Conversions.FromInteger<TFrom, T>>;

    internal override BlockLoop FromFloat<TFrom>() => Loops.Convert<TFrom, T, Conversions.FloatToFloat<TFrom, T>>;

    internal override BlockLoop FromComplex() =>
        Loops.Convert<Complex, T, Conversions.FromComplex<T, Conversions.FloatToFloat<double, T>>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, T, Conversions.DecimalToFloat<T>>;

    protected override BlockLoop? Find(Primitive op) => op switch
    {
        Primitive.Add => Loops.Binary<T, Add<T>>,
        Primitive.Subtract => Loops.Binary<T, Subtract<T>>,
        Primitive.Multiply => Loops.Binary<T, Multiply<T>>,
        Primitive.Divide => Loops.Binary<T, Divide<T>>,
        Primitive.Remainder => Loops.Binary<T, FloatArithmetic.Remainder<T>>,
        Primitive.FusedMultiplyAdd => Loops.FusedMultiplyAdd<T>,
        Primitive.Negate => Loops.Unary<T, Negate<T>>,
        Primitive.Absolute => Loops.Unary<T, FloatArithmetic.Absolute<T>>,
        Primitive.SquareRoot => Loops.Unary<T, FloatArithmetic.SquareRoot<T>>,
        Primitive.Floor => Loops.Unary<T, FloatArithmetic.Floor<T>>,
        Primitive.Ceiling => Loops.Unary<T, FloatArithmetic.Ceiling<T>>,
        Primitive.Truncate => Loops.Unary<T, FloatArithmetic.Truncate<T>>,
        Primitive.RoundEven => Loops.Unary<T, FloatArithmetic.RoundEven<T>>,
        Primitive.Minimum => Loops.Binary<T, Minimum<T>>,
        Primitive.Maximum => Loops.Binary<T, Maximum<T>>,
        Primitive.Equal => Loops.Compare<T, Equal<T>>,
        Primitive.NotEqual => Loops.Compare<T, NotEqual<T>>,
        Primitive.Less => Loops.Compare<T, Less<T>>,
        Primitive.LessOrEqual => Loops.Compare<T, LessOrEqual<T>>,
        Primitive.Complex when typeof(T) == typeof(double) => ComplexArithmetic.Join,
        _ => null,
    };
}
