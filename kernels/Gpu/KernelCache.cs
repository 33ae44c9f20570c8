using System.Diagnostics.CodeAnalysis;
using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Compiled kernels by key, of a bounded number: the one not used for longest makes room. One thread's.
/// </summary>
internal sealed class KernelCache(int capacity)
{
    private readonly Dictionary<GpuKernelKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>How many kernels there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The kernels that are kept.</summary>
    public IEnumerable<GpuCode> Codes => _byUse.Select(entry => entry.Code);

    /// <summary>Finds a kernel and notes its use.</summary>
    public bool TryGet(GpuKernelKey key, [NotNullWhen(true)] out GpuCode? code)
    {
        if (!_entries.TryGetValue(key, out var node))
        {
            code = null;
            return false;
        }

        if (node != _byUse.First)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        code = node.Value.Code;
        return true;
    }

    /// <summary>Keeps a kernel; the one that had to make room, or null.</summary>
    public GpuCode? Add(GpuKernelKey key, GpuCode code)
    {
        GpuCode? evicted = null;
        if (_entries.Count >= capacity && _byUse.Last is { } last)
        {
            _byUse.RemoveLast();
            _entries.Remove(last.Value.Key);
            evicted = last.Value.Code;
        }

        _entries[key] = _byUse.AddFirst(new Entry(key, code));
        return evicted;
    }

    private readonly record struct Entry(GpuKernelKey Key, GpuCode Code);
}
