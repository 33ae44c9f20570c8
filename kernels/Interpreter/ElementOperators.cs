using System.Numerics;
using Cohort.Runtime;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The block loops of one element type. The families (integers, floats, Boolean, ...) derive from it once for all of
/// their types; conversions are found by double dispatch over the families.
/// </summary>
internal abstract class ElementOperators
{
    private static readonly ElementOperators[] Table =
    [
        new BooleanOperators(), new IntegerOperators<sbyte>(), new IntegerOperators<byte>(),
        new IntegerOperators<short>(), new IntegerOperators<ushort>(), new IntegerOperators<int>(),
        new IntegerOperators<uint>(), new IntegerOperators<long>(), new IntegerOperators<ulong>(),
        new HalfOperators(), new FloatOperators<float>(), new FloatOperators<double>(), new ComplexOperators(),
        new DecimalOperators(), new IntegerOperators<ushort>(),
    ];

    /// <summary>The operators of a type; Char behaves as its code unit, an unsigned 16-bit integer.</summary>
    public static ElementOperators Of(ElementType type) => Table[(int)type];

    /// <summary>The loop of an operator other than Select, Cast and BitCast on operands of this type.</summary>
    /// <exception cref="InvariantException">The operator is not defined for the type.</exception>
    public BlockLoop Loop(Primitive op) =>
        Find(op) ?? throw new InvariantException($"{op} is not defined for {GetType().Name}");

    /// <summary>The loop that converts from this type.</summary>
    public abstract BlockLoop CastTo(ElementOperators target);

    /// <summary>Writes the result of a reduction over no elements. Accumulators never start with it.</summary>
    public abstract unsafe void WriteIdentity(ReductionOperator reduction, byte* target);

    /// <summary>The search for the position of an extreme value.</summary>
    public abstract PositionSearch Search(ReductionOperator reduction);

    internal abstract BlockLoop FromInteger<TFrom>()
        where TFrom : unmanaged, IBinaryInteger<TFrom>;

    internal abstract BlockLoop FromFloat<TFrom>()
        where TFrom : unmanaged, IFloatingPointIeee754<TFrom>;

    internal abstract BlockLoop FromComplex();

    internal abstract BlockLoop FromDecimal();

    protected abstract BlockLoop? Find(Primitive op);

    protected static InvariantException NoIdentity(ReductionOperator reduction, Type type) =>
        new($"{reduction} is not defined for {type.Name}");
}
