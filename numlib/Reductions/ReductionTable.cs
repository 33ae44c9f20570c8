using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Typing;

namespace Cohort.Reductions;

/// <summary>NumPy's reductions.</summary>
internal static class ReductionTable
{
    public static readonly Reduction Sum = new("add", ReductionOperator.Sum, Promotion.Accumulator);

    public static readonly Reduction Product = new("multiply", ReductionOperator.Product, Promotion.Accumulator);

    public static readonly Reduction Minimum = new("minimum", ReductionOperator.Minimum, static type => type)
    {
        EmptyRefusal = "zero-size array to reduction operation minimum which has no identity",
    };

    public static readonly Reduction Maximum = new("maximum", ReductionOperator.Maximum, static type => type)
    {
        EmptyRefusal = "zero-size array to reduction operation maximum which has no identity",
    };

    public static readonly Reduction Any = new("logical_or", ReductionOperator.Any, static _ => ElementType.Boolean)
    {
        FixedResult = true,
    };

    public static readonly Reduction All = new("logical_and", ReductionOperator.All, static _ => ElementType.Boolean)
    {
        FixedResult = true,
    };

    public static readonly Reduction ArgMinimum = new("argmin", ReductionOperator.ArgMinimum, static _ =>
        ElementType.Int64)
    {
        FixedResult = true,
        EmptyRefusal = "attempt to get argmin of an empty sequence",
    };

    public static readonly Reduction ArgMaximum = new("argmax", ReductionOperator.ArgMaximum, static _ =>
        ElementType.Int64)
    {
        FixedResult = true,
        EmptyRefusal = "attempt to get argmax of an empty sequence",
    };
}
