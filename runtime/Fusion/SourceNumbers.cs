using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Numbers the versions that come from outside of a walk, in the order in which they are met.</summary>
/// <param name="walk">A number that no other walk over the same versions has.</param>
internal struct SourceNumbers(long walk)
{
    private int _count;

    /// <summary>Where a version comes from; null is no version.</summary>
    public ValueSource SourceOf(Regions.Version? version)
    {
        if (version is null)
        {
            return default;
        }

        if (version.Recipe is Operation operation)
        {
            return new ValueSource(
                ValueSource.Origin.Operation, operation.Slot,
                operation.Outputs.Length == 1 ? 0 : Array.IndexOf(operation.Outputs, version));
        }

        if (version.Walk != walk)
        {
            version.Walk = walk;
            version.Number = _count++;
        }

        return new ValueSource(ValueSource.Origin.Outside, version.Number, 0);
    }
}
