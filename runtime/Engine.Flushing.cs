using System.Runtime.CompilerServices;
using Cohort.Runtime.Elements;

namespace Cohort.Runtime;

/// <content>Starting what is pending when nobody waits for a value of it.</content>
public sealed partial class Engine
{
    private const int ManyLeaves = 16;

    /// <summary>
    /// Issues everything pending and reachable. What finds no memory stays pending: it fails again when somebody reads
    /// it, and here only when the program has asked for everything.
    /// </summary>
    private void FlushNeedsLock(bool isAskedFor)
    {
        try
        {
            if (!isAskedFor)
            {
                DropLostLeavesNeedsLock();
            }

            RunLeavesNeedsLock();
        }
        catch (OutOfDeviceMemoryException)
        {
            GC.Collect();
            RunLeavesOneByOneNeedsLock(isAskedFor);
        }
        finally
        {
            _window.Clear();
            _recorder.PendingSeconds = 0;
        }
    }

    // A full window may be full of values that nobody can ask for any more.
    private void DropLostLeavesNeedsLock()
    {
        var bytes = BytesOfManyLeaves();
        if (bytes > 0)
        {
            _policy.TryCollectFor(bytes);
        }
    }

    // Not inlined, as the next: the list keeps what it names alive, in unoptimised code to the end of the method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long BytesOfManyLeaves()
    {
        var leaves = _window.Leaves();
        return leaves.Count < ManyLeaves ? 0 : leaves.Sum(leaf => leaf.Whole.Count * leaf.Type.SizeInBytes());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunLeavesNeedsLock() => RunNeedsLock(_window.Leaves(), callerWillHelp: false);

    private void RunLeavesOneByOneNeedsLock(bool isAskedFor)
    {
        OutOfDeviceMemoryException? first = null;
        foreach (var leaf in _window.Leaves())
        {
            var full = leaf.IsPending ? StartNeedsLock(leaf) : null;
            first ??= full;
        }

        if (isAskedFor && first is not null)
        {
            throw first;
        }
    }

    // Starts what nobody waits for; that there is no memory for it, they learn who do.
    private OutOfDeviceMemoryException? StartNeedsLock(Regions.Version version)
    {
        try
        {
            RunNeedsLock([version], callerWillHelp: false);
            return null;
        }
        catch (OutOfDeviceMemoryException full)
        {
            return full;
        }
    }
}
