using System.Runtime.CompilerServices;
using Cohort.Backends.Unmanaged;

namespace Cohort;

/// <summary>
/// Disposes the arrays that were made while it was the innermost open scope of the flow when it ends, except those that
/// it returns or that were detached. Scopes nest.
/// </summary>
public sealed partial class NDScope : IDisposable
{
    private static readonly AsyncLocal<NDScope?> Innermost = new();
    private static int open;

    // Work that this flow started makes arrays on other threads, so the set has a lock: itself.
    private readonly HashSet<NDArray> _attached = new(ReferenceEqualityComparer.Instance);
    private NDScope? _outer;
    private bool _disposed;

    private NDScope(NDScope? outer) => _outer = outer;

    // A flow that was started inside of a scope may outlive it.
    private static NDScope? Current
    {
        get
        {
            var scope = Innermost.Value;
            while (scope is { _disposed: true })
            {
                scope = scope._outer;
            }

            return scope;
        }
    }

    /// <summary>Opens a scope inside the present one.</summary>
    public static NDScope Open()
    {
        var scope = new NDScope(Current);
        Interlocked.Increment(ref open);
        Innermost.Value = scope;
        return scope;
    }

    /// <summary>Hands an array to the present scope, if there is one, from any other.</summary>
    public static void Attach(NDArray nd)
    {
        ArgumentNullException.ThrowIfNull(nd);
        if (Current is { } scope)
        {
            Detach(nd);
            scope.Add(nd);
        }
    }

    /// <summary>Takes an array out of the scopes that it was attached to.</summary>
    public static void Detach(NDArray nd)
    {
        ArgumentNullException.ThrowIfNull(nd);
        for (var scope = Innermost.Value; scope is not null; scope = scope._outer)
        {
            scope.Remove(nd);
        }
    }

    /// <summary>Takes arrays out of the scopes that they were attached to.</summary>
    public static void Detach(NDArray[] nds)
    {
        ArgumentNullException.ThrowIfNull(nds);
        Array.ForEach(nds, DetachPart);
    }

    /// <summary>
    /// Takes the arrays of a tuple, of tuples in it too, out of the scopes that they were attached to.
    /// </summary>
    public static void Detach(ITuple tuple)
    {
        ArgumentNullException.ThrowIfNull(tuple);
        for (var i = 0; i < tuple.Length; i++)
        {
            DetachPart(tuple[i]);
        }
    }

    /// <summary>Lets what it holds outlive the scope: an array goes to the scope outside.</summary>
    public T Returns<T>(T nd)
    {
        Yield(nd);
        return nd;
    }

    /// <summary>Lets arrays outlive the scope.</summary>
    public T[] Returns<T>(T[] nds)
    {
        Yield(nds);
        return nds;
    }

    /// <summary>Lets the arrays of a tuple outlive the scope.</summary>
    public (T1, T2) Returns<T1, T2>((T1, T2) tuple)
    {
        Yield(tuple);
        return tuple;
    }

    /// <inheritdoc cref="Returns{T1, T2}"/>
    public (T1, T2, T3) Returns<T1, T2, T3>((T1, T2, T3) tuple)
    {
        Yield(tuple);
        return tuple;
    }

    /// <inheritdoc cref="Returns{T1, T2}"/>
    public (T1, T2, T3, T4) Returns<T1, T2, T3, T4>((T1, T2, T3, T4) tuple)
    {
        Yield(tuple);
        return tuple;
    }

    /// <summary>Lets the arrays of a tuple, of tuples in it too, outlive the scope.</summary>
    public ITuple Returns(ITuple tuple)
    {
        Yield(tuple);
        return tuple;
    }

    /// <summary>Lets the arrays in whose memory a slice lies outlive the scope.</summary>
    public IArraySlice Returns(IArraySlice slice)
    {
        Yield(slice);
        return slice;
    }

    /// <summary>Disposes what is still attached.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        Unlink();
        _disposed = true;
        Interlocked.Decrement(ref open);
        lock (_attached)
        {
            foreach (var array in _attached)
            {
                array.Dispose();
            }

            _attached.Clear();
        }
    }

    /// <summary>Hands a new array to the present scope; nearly free where no scope is open.</summary>
    internal static void Enroll(NDArray array)
    {
        if (Volatile.Read(ref open) != 0)
        {
            Current?.Add(array);
        }
    }

    private static void DetachPart(object? part)
    {
        switch (part)
        {
            case NDArray array:
                Detach(array);
                break;
            case NDArray[] arrays:
                Detach(arrays);
                break;
            case ITuple tuple:
                Detach(tuple);
                break;
        }
    }

    private void Yield(object? result)
    {
        switch (result)
        {
            case NDArray array:
                Release(array);
                break;
            case INDArrayCarrier carrier:
                carrier.YieldTo(this);
                break;
            case IOwnedMemory { Owner: { } owner }:
                ReleaseAll(owner);
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                {
                    Yield(tuple[i]);
                }

                break;
            case object?[] parts:
                Array.ForEach(parts, Yield);
                break;
        }
    }

    private void Release(NDArray array)
    {
        if (Remove(array))
        {
            _outer?.Add(array);
        }
    }

    private void ReleaseAll(object owner)
    {
        NDArray[] holders;
        lock (_attached)
        {
            holders = [.. _attached.Where(array => array.LiesIn(owner))];
        }

        Array.ForEach(holders, Release);
    }

    private void Add(NDArray array)
    {
        lock (_attached)
        {
            _attached.Add(array);
        }
    }

    private bool Remove(NDArray array)
    {
        lock (_attached)
        {
            return _attached.Remove(array);
        }
    }

    // Scopes may end in any order: those inside of this one get the one outside.
    private void Unlink()
    {
        if (Innermost.Value == this)
        {
            Innermost.Value = _outer;
            return;
        }

        for (var scope = Innermost.Value; scope is not null; scope = scope._outer)
        {
            if (scope._outer == this)
            {
                scope._outer = _outer;
                return;
            }
        }
    }
}
