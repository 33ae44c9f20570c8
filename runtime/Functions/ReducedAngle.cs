namespace Cohort.Runtime.Functions;

/// <summary>An angle as a multiple of pi or pi/2 and a remainder near zero.</summary>
/// <param name="R">The remainder.</param>
/// <param name="Rest">What rounding took from the remainder.</param>
/// <param name="Multiple">An Int64 whose lowest bit is the multiple's.</param>
internal readonly record struct ReducedAngle(GraphValue R, GraphValue Rest, GraphValue Multiple)
{
    /// <summary>The other angle where a rare condition holds.</summary>
    public ReducedAngle OrRare(GraphValue condition, ReducedAngle other) => new(
        condition.SelectRare(other.R, R), condition.SelectRare(other.Rest, Rest),
        condition.SelectRare(other.Multiple, Multiple));
}
