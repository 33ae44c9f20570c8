using Cohort;

namespace Benchmarks.Functions.OfCohort;

/// <summary>The calls of <see cref="SharedRows"/> and those that NumSharp has not.</summary>
internal sealed class OwnRows(int n, int rows)
{
    private readonly SharedRows _shared = new(n, rows);

    /// <summary>Everything.</summary>
    public IEnumerable<Row> All() => _shared.All();
}
