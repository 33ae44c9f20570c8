using System.Numerics;
using Cohort.Runtime.Expressions;
using static Cohort.Kernels.Interpreter.Arithmetic;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops of Decimal; overflow and division by zero throw as System.Decimal does.</summary>
internal sealed class DecimalOperators : ElementOperators
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromDecimal();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        *(decimal*)target = reduction switch
        {
            ReductionOperator.Sum => 0m,
            ReductionOperator.Product => 1m,
            ReductionOperator.Minimum => decimal.MaxValue,
            ReductionOperator.Maximum => decimal.MinValue,
            _ => throw NoIdentity(reduction, typeof(decimal)),
        };

    public override PositionSearch Search(ReductionOperator reduction) => throw NoIdentity(reduction, typeof(decimal));

    internal override BlockLoop FromInteger<TFrom>() =>
        Loops.Convert<TFrom, decimal, Conversions.FromInteger<TFrom, decimal>>;

    internal override BlockLoop FromFloat<TFrom>() =>
        Loops.Convert<TFrom, decimal, Conversions.FloatToDecimal<TFrom>>;

    internal override BlockLoop FromComplex() =>
        Loops.Convert<Complex, decimal, Conversions.FromComplex<decimal, Conversions.FloatToDecimal<double>>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, decimal, Conversions.Identity<decimal>>;

    protected override BlockLoop? Find(Primitive op) => op switch
    {
        Primitive.Add => Loops.Binary<decimal, Add<decimal>>,
        Primitive.Subtract => Loops.Binary<decimal, Subtract<decimal>>,
        Primitive.Multiply => Loops.Binary<decimal, Multiply<decimal>>,
        Primitive.Divide => Loops.Binary<decimal, Divide<decimal>>,
        Primitive.Remainder => Loops.Binary<decimal, DecimalArithmetic.Remainder>,
        Primitive.Power => Loops.Binary<decimal, DecimalArithmetic.Power>,
        Primitive.Negate => Loops.Unary<decimal, Negate<decimal>>,
        Primitive.Absolute => Loops.Unary<decimal, DecimalArithmetic.Absolute>,
        Primitive.SquareRoot => Loops.Unary<decimal, DecimalArithmetic.SquareRoot>,
        Primitive.Floor => Loops.Unary<decimal, DecimalArithmetic.Floor>,
        Primitive.Ceiling => Loops.Unary<decimal, DecimalArithmetic.Ceiling>,
        Primitive.Truncate => Loops.Unary<decimal, DecimalArithmetic.Truncate>,
        Primitive.RoundEven => Loops.Unary<decimal, DecimalArithmetic.RoundEven>,
        Primitive.Minimum => Loops.Binary<decimal, Minimum<decimal>>,
        Primitive.Maximum => Loops.Binary<decimal, Maximum<decimal>>,
        Primitive.Equal => Loops.Compare<decimal, Equal<decimal>>,
        Primitive.NotEqual => Loops.Compare<decimal, NotEqual<decimal>>,
        Primitive.Less => Loops.Compare<decimal, Less<decimal>>,
        Primitive.LessOrEqual => Loops.Compare<decimal, LessOrEqual<decimal>>,
        _ => null,
    };
}
