using System.Numerics;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>Half has conversions only: graphs compute in Single around it.</summary>
internal sealed class HalfOperators : ElementOperators
{
    public override BlockLoop CastTo(ElementOperators target) => target.FromFloat<Half>();

    public override unsafe void WriteIdentity(ReductionOperator reduction, byte* target) =>
        throw NoIdentity(reduction, typeof(Half));

    public override PositionSearch Search(ReductionOperator reduction) => throw NoIdentity(reduction, typeof(Half));

    internal override BlockLoop FromInteger<TFrom>() =>
        Loops.Convert<TFrom, Half, Conversions.FromInteger<TFrom, Half>>;

    internal override BlockLoop FromFloat<TFrom>() =>
        Loops.Convert<TFrom, Half, Conversions.FloatToFloat<TFrom, Half>>;

    internal override BlockLoop FromComplex() =>
        Loops.Convert<Complex, Half, Conversions.FromComplex<Half, Conversions.FloatToFloat<double, Half>>>;

    internal override BlockLoop FromDecimal() => Loops.Convert<decimal, Half, Conversions.DecimalToFloat<Half>>;

    protected override BlockLoop? Find(Primitive op) => null;
}
