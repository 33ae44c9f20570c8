using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>What fusion has to know beside the operations: which values are better stored.</summary>
/// <param name="StoreAtOnce">Signatures of values that earlier runs had to compute twice.</param>
/// <param name="MayBeRead">
/// The operations, computed before, whose values operations may read that are not recorded yet.
/// </param>
/// <param name="Fuses">False: one kernel for each operation.</param>
public readonly record struct FusionWishes(
    IReadOnlySet<int> StoreAtOnce, IReadOnlySet<Operation> MayBeRead, bool Fuses)
{
    internal OperationTraits TraitsOf(Operation operation)
    {
        var traits = OperationTraits.None;
        if (operation.IsDemanded)
        {
            traits |= OperationTraits.IsDemanded;
        }

        if (operation.IsWrite)
        {
            traits |= OperationTraits.IsWrite;
        }

        if (operation.Shared is not null)
        {
            traits |= OperationTraits.IsShared;
        }

        if (operation.Evaluations > 0)
        {
            traits |= OperationTraits.IsRepeated;
            traits |= MayBeRead.Contains(operation) ? OperationTraits.MayBeRead : OperationTraits.None;
        }

        if (operation is ElementwiseOperation { HasMask: true })
        {
            traits |= OperationTraits.HasMask;
        }

        return StoreAtOnce.Count > 0 && StoreAtOnce.Contains(operation.Signature)
            ? traits | OperationTraits.IsStoredAtOnce
            : traits;
    }
}
