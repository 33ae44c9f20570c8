using System.Numerics;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops of Boolean, kept as bytes 0 and 1. False is less than true.</summary>
internal sealed class BooleanOperators : ElementOperators
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromInteger<byte>();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        *target = reduction switch
        {
            ReductionOperator.Any or ReductionOperator.Maximum => 0,
            ReductionOperator.All or ReductionOperator.Minimum => 1,
            _ => throw NoIdentity(reduction, typeof(bool)),
        };

    public override PositionSearch Search(ReductionOperator reduction) => new TypedPositionSearch<byte>(reduction);

    internal override BlockLoop FromInteger<TFrom>() => Loops.Convert<TFrom, byte, Conversions.ToBoolean<TFrom>>;

    internal override BlockLoop FromFloat<TFrom>() => Loops.Convert<TFrom, byte, Conversions.ToBoolean<TFrom>>;

    internal override BlockLoop FromComplex() => Loops.Convert<Complex, byte, Conversions.ToBoolean<Complex>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, byte, Conversions.ToBoolean<decimal>>;

    protected override BlockLoop? Find(Primitive op) => op switch
    {
        Primitive.And or Primitive.Minimum => Loops.Binary<byte, IntegerArithmetic.And<byte>>,
        Primitive.Or or Primitive.Maximum => Loops.Binary<byte, IntegerArithmetic.Or<byte>>,
        Primitive.Xor => Loops.Binary<byte, IntegerArithmetic.Xor<byte>>,
        Primitive.Not => Loops.Unary<byte, IntegerArithmetic.LogicalNot>,
        Primitive.Equal => Loops.Compare<byte, Arithmetic.Equal<byte>>,
        Primitive.NotEqual => Loops.Compare<byte, Arithmetic.NotEqual<byte>>,
        Primitive.Less => Loops.Compare<byte, Arithmetic.Less<byte>>,
        Primitive.LessOrEqual => Loops.Compare<byte, Arithmetic.LessOrEqual<byte>>,
        _ => null,
    };
}
