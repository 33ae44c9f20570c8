using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Runtime;

/// <summary>
/// Folds truth values that follow each other in host memory: bytes, true when they are not zero. Any and all end at the
/// first byte that decides.
/// </summary>
internal static class InlineTruths
{
    /// <summary>Whether the reduction is one of those that are done here.</summary>
    public static bool Accepts(ReductionOperator reduction, ElementType type, ElementType accumulator) =>
        type == ElementType.Boolean
        && (reduction is ReductionOperator.Any or ReductionOperator.All
            || (reduction == ReductionOperator.Sum && accumulator == ElementType.Int64));

    /// <summary>Folds the bytes; null when there are more than are looked at, and these do not decide.</summary>
    public static unsafe long? Fold(ReductionOperator reduction, byte* truths, long count, long looked)
    {
        var bytes = new ReadOnlySpan<byte>(truths, (int)Math.Min(count, looked));
        return reduction switch
        {
            ReductionOperator.Any when bytes.ContainsAnyExcept((byte)0) => 1,
            ReductionOperator.All when bytes.Contains((byte)0) => 0,
            _ when count > looked => null,
            ReductionOperator.Any => 0,
            ReductionOperator.All => 1,
            _ => count - bytes.Count((byte)0),
        };
    }
}
