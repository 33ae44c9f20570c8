using System.Runtime.InteropServices;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Which versions have stored content. Holds the versions weakly, so that content dies with the last handle or pending
/// operation that can reach it; the handles are pooled and retargeted.
/// </summary>
public sealed class ContentTable : IDisposable
{
    private readonly List<(GCHandle Version, VersionContent? Content)> _rows = [];
    private readonly Stack<int> _free = [];
    private int _collections = -1;

    /// <summary>The number of versions with stored content.</summary>
    public int Count => _rows.Count - _free.Count;

    /// <summary>The contents that are stored.</summary>
    public IEnumerable<VersionContent> Contents => _rows.Select(row => row.Content).OfType<VersionContent>();

    /// <summary>Starts to hold a version's content for as long as the version can be reached.</summary>
    public void Track(Regions.Version version)
    {
        var content = version.Content!;
        if (_free.TryPop(out var row))
        {
            var handle = _rows[row].Version;
            handle.Target = version;
            _rows[row] = (handle, content);
        }
        else
        {
            row = _rows.Count;
            _rows.Add((GCHandle.Alloc(version, GCHandleType.Weak), content));
        }

        content.Row = row;
    }

    /// <summary>
    /// The version that has a content; when nobody can read it any more but it is still there, another one in its
    /// place. Null when it is not.
    /// </summary>
    public Regions.Version? VersionOf(VersionContent content, Elements.ElementType type, Geometry.Layout whole)
    {
        if (content.Row < 0)
        {
            return null;
        }

        var handle = _rows[content.Row].Version;
        if (handle.Target is Regions.Version version)
        {
            return version;
        }

        version = new Regions.Version(type, whole) { Content = content };
        handle.Target = version;
        return version;
    }

    /// <summary>The version that has a content and can be read; else null.</summary>
    public Regions.Version? Find(VersionContent content) =>
        content.Row < 0 ? null : _rows[content.Row].Version.Target as Regions.Version;

    /// <summary>Gives up a version's content: nobody will read it.</summary>
    public void Release(Regions.Version version)
    {
        if (version.Content is { } content)
        {
            version.Content = null;
            if (content.Row >= 0)
            {
                Clear(content.Row, content);
            }
            else
            {
                content.Release();
            }
        }
    }

    /// <summary>
    /// Gives up the content of versions that a garbage collection has found dead since the last sweep.
    /// </summary>
    public bool Sweep()
    {
        var collections = GC.CollectionCount(0);
        if (collections == _collections)
        {
            return false;
        }

        _collections = collections;
        var found = false;
        for (var row = 0; row < _rows.Count; row++)
        {
            var (handle, content) = _rows[row];
            if (content is not null && handle.Target is null)
            {
                Clear(row, content);
                found = true;
            }
        }

        return found;
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

    private void Clear(int row, VersionContent content)
    {
        var handle = _rows[row].Version;
        handle.Target = null;
        _rows[row] = (handle, null);
        _free.Push(row);
        content.Row = -1;
        content.Release();
    }
}
