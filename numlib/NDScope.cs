using System.Runtime.CompilerServices;

namespace Cohort;

/// <summary>
/// Disposes the arrays that were made while it was the innermost open scope of the flow when it ends, except those that
/// it returns or that were detached. Scopes nest.
/// </summary>
public sealed class NDScope : IDisposable
{
    private static readonly AsyncLocal<NDScope?> Innermost = new();
    private static int open;

    private readonly NDScope? _outer;
    private readonly HashSet<NDArray> _attached = new(ReferenceEqualityComparer.Instance);
    private bool _disposed;

    private NDScope(NDScope? outer) => _outer = outer;

    /// <summary>Opens a scope inside the present one.</summary>
    public static NDScope Open()
    {
        var scope = new NDScope(Innermost.Value);
        Interlocked.Increment(ref open);
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>Hands an array to the present scope, if there is one.</summary>
    public static void Attach(NDArray nd) => Innermost.Value?._attached.Add(nd);

    /// <summary>Takes an array out of the scopes that it was attached to.</summary>
    public static void Detach(NDArray nd)
    {
        for (var scope = Innermost.Value; scope is not null; scope = scope._outer)
        {
            scope._attached.Remove(nd);
        }
    }

    /// <summary>Takes arrays out of the scopes that they were attached to.</summary>
    public static void Detach(NDArray[] nds) => Array.ForEach(nds, Detach);

    /// <summary>Takes the arrays of a tuple out of the scopes that they were attached to.</summary>
    public static void Detach(ITuple tuple)
    {
        for (var i = 0; i < tuple.Length; i++)
        {
            if (tuple[i] is NDArray array)
            {
                Detach(array);
            }
        }
    }

    /// <summary>Lets what it holds outlive the scope: an array goes to the scope outside.</summary>
    public T Returns<T>(T nd)
    {
        switch (nd)
        {
            case NDArray array:
                Release(array);
                break;
            case INDArrayCarrier carrier:
                carrier.YieldTo(this);
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                {
                    Returns(tuple[i]);
                }

                break;
        }

        return nd;
    }

    /// <summary>Lets arrays outlive the scope.</summary>
    public T[] Returns<T>(T[] nds)
    {
        foreach (var nd in nds)
        {
            Returns(nd);
        }

        return nds;
    }

    /// <summary>Disposes what is still attached.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Interlocked.Decrement(ref open);
        foreach (var array in _attached)
        {
            array.Dispose();
        }

        Innermost.Value = _outer;
    }

    /// <summary>Hands a new array to the present scope; nearly free where no scope is open.</summary>
    internal static void Enroll(NDArray array)
    {
        if (Volatile.Read(ref open) != 0)
        {
            Attach(array);
        }
    }

    private void Release(NDArray array)
    {
        if (_attached.Remove(array))
        {
            _outer?._attached.Add(array);
        }
    }
}
