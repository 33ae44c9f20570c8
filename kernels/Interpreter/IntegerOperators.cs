using System.Numerics;
using Cohort.Runtime.Expressions;
using static Cohort.Kernels.Interpreter.Arithmetic;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops of one integer type.</summary>
internal sealed class IntegerOperators<T> : ElementOperators
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromInteger<T>();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        *(T*)target = reduction switch
        {
            ReductionOperator.Sum => T.Zero,
            ReductionOperator.Product => T.One,
            ReductionOperator.Minimum => T.MaxValue,
            ReductionOperator.Maximum => T.MinValue,
            _ => throw NoIdentity(reduction, typeof(T)),
        };

    public override PositionSearch Search(ReductionOperator reduction) => new TypedPositionSearch<T>(reduction);

    internal override BlockLoop FromInteger<TFrom>() => Loops.Convert<TFrom, T, Conversions.FromInteger<TFrom, T>>;

    internal override BlockLoop FromFloat<TFrom>() => Loops.Convert<TFrom, T, Conversions.FloatToInteger<TFrom, T>>;

    internal override BlockLoop FromComplex() =>
        Loops.Convert<Complex, T, Conversions.FromComplex<T, Conversions.FloatToInteger<double, T>>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, T, Conversions.DecimalToInteger<T>>;

    protected override BlockLoop? Find(Primitive op) => op switch
    {
        Primitive.Add => Loops.Binary<T, Add<T>>,
        Primitive.Subtract => Loops.Binary<T, Subtract<T>>,
        Primitive.Multiply => Loops.Binary<T, Multiply<T>>,
        Primitive.Divide => Loops.Binary<T, IntegerArithmetic.Divide<T>>,
        Primitive.Remainder => Loops.Binary<T, IntegerArithmetic.Remainder<T>>,
        Primitive.Negate => Loops.Unary<T, Negate<T>>,
        Primitive.Absolute => Loops.Unary<T, IntegerArithmetic.Absolute<T>>,
        Primitive.Minimum => Loops.Binary<T, Minimum<T>>,
        Primitive.Maximum => Loops.Binary<T, Maximum<T>>,
        Primitive.Equal => Loops.Compare<T, Equal<T>>,
        Primitive.NotEqual => Loops.Compare<T, NotEqual<T>>,
        Primitive.Less => Loops.Compare<T, Less<T>>,
        Primitive.LessOrEqual => Loops.Compare<T, LessOrEqual<T>>,
        Primitive.And => Loops.Binary<T, IntegerArithmetic.And<T>>,
        Primitive.Or => Loops.Binary<T, IntegerArithmetic.Or<T>>,
        Primitive.Xor => Loops.Binary<T, IntegerArithmetic.Xor<T>>,
        Primitive.Not => Loops.Unary<T, IntegerArithmetic.Not<T>>,
        Primitive.ShiftLeft => Shifts.Left<T>,
        Primitive.ShiftRight => Shifts.Right<T>,
        _ => null,
    };
}
