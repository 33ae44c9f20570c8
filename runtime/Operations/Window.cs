using System.Runtime.InteropServices;

namespace Cohort.Runtime.Operations;

/// <summary>
/// The recorded operations that have not been issued. Held weakly: what no handle and no other operation can reach need
/// never run. The handles are pooled.
/// </summary>
public sealed class Window : IDisposable
{
    private readonly List<GCHandle> _handles = [];

    /// <summary>The number of operations recorded since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an operation.</summary>
    public void Add(Operation operation)
    {
        if (Count < _handles.Count)
        {
            var handle = _handles[Count];
            handle.Target = operation;
        }
        else
        {
            _handles.Add(GCHandle.Alloc(operation, GCHandleType.Weak));
        }

        Count++;
    }

    /// <summary>
    /// The versions that nothing recorded uses, and those that writes have left: what a flush computes.
    /// </summary>
    public List<Regions.Version> Leaves()
    {
        var leaves = new List<Regions.Version>();
        for (var i = 0; i < Count; i++)
        {
            if (_handles[i].Target is Operation { IsExecuted: false, IsDiscarded: false } operation
                && (operation.Consumers == 0 || operation.IsWrite))
            {
                leaves.AddRange(operation.Outputs);
            }
        }

        return leaves;
    }

    /// <summary>Forgets all operations.</summary>
    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            var handle = _handles[i];
            handle.Target = null;
        }

        Count = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            handle.Free();
        }

        _handles.Clear();
        Count = 0;
    }
}
