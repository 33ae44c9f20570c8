using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Cohort.Runtime.Elements;

namespace Cohort.Runtime;

/// <content>Starting what is pending when nobody waits for a value of it.</content>
public sealed partial class Engine
{
    private const int ManyLeaves = 16;
    private const int FewOperations = 16;

    /// <summary>
    /// Issues everything pending and reachable. What finds no memory, or needs what was lost with a device, stays
    /// pending: it fails again when somebody reads it, and here only when the program has asked for everything.
    /// </summary>
    /// <param name="isAskedFor">Whether the program has asked for everything.</param>
    /// <param name="callerWillHelp">Whether the calling thread waits next, and runs commands itself.</param>
    private void FlushNeedsLock(bool isAskedFor, bool callerWillHelp = false)
    {
        try
        {
            if (!isAskedFor)
            {
                DropLostLeavesNeedsLock();
            }

            // Much is better begun while the rest is planned.
            RunLeavesNeedsLock(callerWillHelp && _window.Count <= FewOperations);
        }
        catch (Exception failure) when (IsOfSome(failure))
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
    private void RunLeavesNeedsLock(bool callerWillHelp) => RunNeedsLock(_window.Leaves(), callerWillHelp);

    private void RunLeavesOneByOneNeedsLock(bool isAskedFor)
    {
        Exception? first = null;
        foreach (var leaf in _window.Leaves())
        {
            var full = leaf.IsPending ? StartNeedsLock(leaf) : null;
            first ??= full;
        }

        if (isAskedFor && first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    // Others may well run.
    private static bool IsOfSome(Exception failure) => failure is OutOfDeviceMemoryException or DeviceLostException;

    // Starts what nobody waits for; that it cannot run, they learn who do.
    private Exception? StartNeedsLock(Regions.Version version)
    {
        try
        {
            RunNeedsLock([version], callerWillHelp: false);
            return null;
        }
        catch (Exception failure) when (IsOfSome(failure))
        {
            return failure;
        }
    }
}
