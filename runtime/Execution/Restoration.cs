using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Execution;

/// <summary>
/// Computes again what was lost, by the kernels that had computed it, back to values that are still there. Values on
/// the way that the program has given up are computed for the time that it takes.
/// </summary>
internal sealed class Restoration
{
    private readonly ContentTable _contents;
    private readonly InstancePool _pool;
    private readonly Action<Kernel> _launch;
    private readonly Dictionary<VersionContent, Regions.Version?> _versions = [];
    private readonly List<Regions.Version> _forNow = [];
    private VersionContent? _wanted;
    private LostBox _first;

    public Restoration(ContentTable contents, InstancePool pool, Action<Kernel> launch)
    {
        _contents = contents;
        _pool = pool;
        _launch = launch;
    }

    /// <summary>Restores what can be of what a version has lost. No recursion: its past may be long.</summary>
    public void Restore(Regions.Version version)
    {
        _wanted = version.Content!;
        _first = _wanted.Lost[0];
        _versions[_wanted] = version;
        try
        {
            RestoreAll(new Stack<VersionContent>([_wanted]));
        }
        finally
        {
            _forNow.ForEach(_contents.Release);
        }
    }

    private void RestoreAll(Stack<VersionContent> waiting)
    {
        var seen = new HashSet<VersionContent>();
        while (waiting.TryPeek(out var next))
        {
            if (_versions[next] is not { Content.HasLost: true } || next.Derivation is not KernelDerivation derivation)
            {
                waiting.Pop();
            }
            else if (seen.Add(next))
            {
                PushLostSources(derivation, waiting, seen);
            }
            else
            {
                waiting.Pop();
                RestoreOnce(derivation, next);
            }
        }
    }

    // The version whose content it is, or one that stands for it while this restoration lasts: all of it is missing.
    private Regions.Version? Find(DerivedOperand? operand)
    {
        if (operand?.Content is not { } content)
        {
            return null;
        }

        if (_versions.TryGetValue(content, out var known))
        {
            return known;
        }

        var version = _contents.VersionOf(content, operand.RegionType, operand.Whole);
        if (version is null && content.Derivation is not null)
        {
            version = new Regions.Version(operand.RegionType, operand.Whole) { Content = _pool.CreateContent() };
            version.Content.Miss(Box.Whole(operand.Whole.Extents), _first.Device, _first.Loss);
            _contents.Track(version);
            _forNow.Add(version);
        }

        _versions[content] = version;
        return version;
    }

    private void PushLostSources(
        KernelDerivation derivation, Stack<VersionContent> waiting, HashSet<VersionContent> seen)
    {
        foreach (var source in derivation.Reads.Concat(derivation.Writes.Select(write => write.Base)))
        {
            if (Find(source) is { Content.HasLost: true } && !seen.Contains(source!.Content!))
            {
                waiting.Push(source.Content!);
            }
        }
    }

    private void RestoreOnce(KernelDerivation derivation, VersionContent content)
    {
        var write = Array.Find(derivation.Writes, w => w.Content == content)!;
        var target = _versions[content]!.Content!;
        var hulls = write.Hulls;
        if (Find(write.Base) is { Content: { } older } && write.Base!.Content!.HostVisits == write.Base.HostVisits)
        {
            target.Regain(older, hulls);
        }

        if (target.FirstLost(hulls) is not null && TryRead(derivation) is { } reads
            && TryKeep(derivation) is { } bases)
        {
            Repeat(derivation, reads, bases);
        }
    }

    // The versions that the kernel read, if they are what they were.
    private Regions.Version[]? TryRead(KernelDerivation derivation)
    {
        var versions = new Regions.Version[derivation.Reads.Length];
        for (var i = 0; i < versions.Length; i++)
        {
            var read = derivation.Reads[i];
            if (Find(read) is not { Content: { } content } version || read.Content!.HostVisits != read.HostVisits
                || content.FirstLost(read.Hulls) is not null)
            {
                return null;
            }

            versions[i] = version;
        }

        return versions;
    }

    // The versions of which something remains among what the kernel writes, where there are such.
    private Regions.Version?[]? TryKeep(KernelDerivation derivation)
    {
        var bases = new Regions.Version?[derivation.Writes.Length];
        for (var i = 0; i < bases.Length; i++)
        {
            var write = derivation.Writes[i];
            if (!write.KeepsOldContent || write is { Base: null, Shared: null })
            {
                continue;
            }

            if (write.Base is null || Find(write.Base) is not { Content: { } content } older
                || write.Base.Content!.HostVisits != write.Base.HostVisits
                || content.FirstLost(write.Hulls) is not null)
            {
                return null;
            }

            bases[i] = older;
        }

        return bases;
    }

    // The kernel writes into memory of its own: what is still there of the versions stays where it is.
    private void Repeat(KernelDerivation derivation, Regions.Version[] reads, Regions.Version?[] bases)
    {
        var writes = Array.ConvertAll(
            derivation.Writes, write => Find(write) ?? new Regions.Version(write.RegionType, write.Whole));
        var kept = Array.ConvertAll(writes, version => version.Content);
        var needed = bases.OfType<Regions.Version>().ToList();
        needed.ForEach(older => older.PendingReaders++);
        try
        {
            _launch(derivation.Again(reads, writes, bases, intoShared: Array.Exists(kept, c => c == _wanted)));
            for (var i = 0; i < writes.Length; i++)
            {
                kept[i]?.Regain(writes[i].Content!, []);
            }
        }
        finally
        {
            needed.ForEach(older => older.PendingReaders--);
            for (var i = 0; i < writes.Length; i++)
            {
                if (writes[i].Content != kept[i])
                {
                    _contents.Release(writes[i]);
                    writes[i].Content = kept[i];
                }
            }
        }
    }
}
