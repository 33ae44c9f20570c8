namespace Cohort.Tests.Cuda.Emulation;

/// <summary>Handles that were given out for things of one kind. None is ever given out twice.</summary>
internal sealed class HandleTable<T>(string kind, nint first, FaultList faults)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<nint, T> _alive = [];
    private nint _next = first;

    public nint Add(T thing)
    {
        lock (_gate)
        {
            _alive[++_next] = thing;
            return _next;
        }
    }

    /// <summary>What a handle stands for; null, and noted, when it is none.</summary>
    public T? Find(nint handle, string call)
    {
        lock (_gate)
        {
            if (_alive.TryGetValue(handle, out var thing))
            {
                return thing;
            }
        }

        faults.Add(FaultKind.BadHandle, $"{call}: {handle} is no {kind}");
        return null;
    }

    /// <summary>Ends a handle; null, and noted, when it is none.</summary>
    public T? Remove(nint handle, string call)
    {
        lock (_gate)
        {
            if (_alive.Remove(handle, out var thing))
            {
                return thing;
            }
        }

        faults.Add(FaultKind.DoubleFree, $"{call}: {handle} is no {kind}, or was given back");
        return null;
    }

    /// <summary>Notes everything that was never given back and is not excused.</summary>
    public void NoteLeaks(Func<T, bool> isExcused)
    {
        foreach (var (handle, thing) in _alive)
        {
            if (!isExcused(thing))
            {
                faults.Add(FaultKind.Leak, $"{kind} {handle} was never given back");
            }
        }
    }
}
