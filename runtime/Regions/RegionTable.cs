using System.Runtime.InteropServices;

namespace Cohort.Runtime.Regions;

/// <summary>
/// Weak references to the regions that recorded operations define: whether the program can still name a value, as far
/// as the last garbage collection knows. The handles are pooled and retargeted.
/// </summary>
public sealed class RegionTable : IDisposable
{
    private readonly List<(GCHandle Handle, int Stamp)> _rows = [];
    private readonly Stack<int> _free = [];
    private int _collections;
    private int _addedSinceSweep;

    /// <summary>Refers to a region until it dies or <see cref="Remove"/>.</summary>
    public Row Add(Region region)
    {
        _addedSinceSweep++;
        if (_free.Count == 0)
        {
            Sweep();
        }

        if (!_free.TryPop(out var index))
        {
            _rows.Add((GCHandle.Alloc(region, GCHandleType.Weak), 1));
            return new Row(_rows.Count - 1, 1);
        }

        var (handle, stamp) = _rows[index];
        handle.Target = region;
        return new Row(index, stamp);
    }

    /// <summary>The region, or null when it has died or was removed.</summary>
    public Region? Find(Row row) =>
        row.Stamp > 0 && _rows[row.Index] is var (handle, stamp) && stamp == row.Stamp
            ? (Region?)handle.Target
            : null;

    /// <summary>Ends a reference.</summary>
    public void Remove(Row row)
    {
        if (row.Stamp > 0 && _rows[row.Index].Stamp == row.Stamp)
        {
            Clear(row.Index);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (handle, _) in _rows)
        {
            handle.Free();
        }

        _rows.Clear();
        _free.Clear();
    }

    // Looking through all rows has to be paid for by as many additions.
    private void Sweep()
    {
        var collections = GC.CollectionCount(0);
        if (collections == _collections || _addedSinceSweep < _rows.Count / 2)
        {
            return;
        }

        _collections = collections;
        _addedSinceSweep = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Handle.Target is null)
            {
                Clear(i);
            }
        }
    }

    private void Clear(int index)
    {
        var (handle, stamp) = _rows[index];
        handle.Target = null;
        _rows[index] = (handle, stamp + 1);
        _free.Push(index);
    }

    /// <summary>A reference to a region; the default one refers to none.</summary>
    /// <param name="Index">Which row of the table.</param>
    /// <param name="Stamp">Which use of the row: positive.</param>
    public readonly record struct Row(int Index, int Stamp);
}
