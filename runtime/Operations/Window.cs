using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Operations;

/// <summary>
/// The recorded operations that have not been issued, by the regions they define: what no handle and no other operation
/// can reach need never run.
/// </summary>
public sealed class Window
{
    private readonly RegionTable _regions;
    private readonly List<RegionTable.Row> _defined = [];

    /// <summary>Creates an empty window.</summary>
    public Window(RegionTable regions) => _regions = regions;

    /// <summary>The number of outputs recorded since the last <see cref="Clear"/>.</summary>
    public int Count => _defined.Count;

    /// <summary>Adds an operation's output.</summary>
    public void Add(RegionTable.Row defined) => _defined.Add(defined);

    /// <summary>
    /// The versions that nothing recorded uses, and those that writes have left: what a flush computes. One may be
    /// named twice.
    /// </summary>
    public List<Regions.Version> Leaves()
    {
        var leaves = new List<Regions.Version>();
        foreach (var row in _defined)
        {
            if (_regions.Find(row) is { Current: { Recipe: Operation operation } current }
                && (operation.Consumers == 0 || operation.IsWrite))
            {
                leaves.Add(current);
            }
        }

        return leaves;
    }

    /// <summary>Forgets all operations.</summary>
    public void Clear() => _defined.Clear();
}
