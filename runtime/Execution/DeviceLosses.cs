using Cohort.Runtime.Devices;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Execution;

/// <summary>
/// Takes devices that are lost out of the session: forgets what they held, and what was not computed because of them.
/// The caller holds the engine's lock.
/// </summary>
internal sealed class DeviceLosses
{
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly ContentTable _contents;
    private readonly InstancePool _pool;
    private readonly Issuer _issuer;
    private readonly bool[] _isKnown;
    private readonly bool _isPossible;

    public DeviceLosses(
        IReadOnlyList<IDevice> devices, ContentTable contents, InstancePool pool, Issuer issuer)
    {
        _devices = devices;
        _contents = contents;
        _pool = pool;
        _issuer = issuer;
        _isKnown = new bool[devices.Count];
        _isPossible = pool.MayLose;
    }

    /// <summary>Whether a failure comes from a device that was lost.</summary>
    public static bool IsLoss(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DeviceLostException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Looks for devices that were lost since the last call. Where there are any it waits for everything that was
    /// issued, and then counts as valid what was completed, and is in the memory of the others.
    /// </summary>
    /// <returns>Whether there were any.</returns>
    public bool Check()
    {
        var foundAny = false;
        while (_isPossible && NextLost() is var device and >= 0)
        {
            _isKnown[device] = true;
            foundAny = true;
            foreach (var end in _issuer.LastIssued())
            {
                end.Wait();
            }

            Forget(device);
        }

        return foundAny;
    }

    private int NextLost()
    {
        for (var device = 0; device < _isKnown.Length; device++)
        {
            if (!_isKnown[device] && _devices[device].Loss is not null)
            {
                return device;
            }
        }

        return -1;
    }

    private void Forget(int device)
    {
        var (name, loss) = (_devices[device].Name, _devices[device].Loss!);
        var touched = new HashSet<Instance>();
        foreach (var content in _contents.Contents.ToList())
        {
            foreach (var instance in content.Instances().ToList())
            {
                touched.Add(instance);
                if (instance.Device == device)
                {
                    content.Lose(instance, null, name, loss);
                }
                else
                {
                    LoseFailed(content, instance, name, loss);
                }
            }
        }

        foreach (var instance in touched)
        {
            instance.ForgetUses(IsLoss);
        }

        _pool.Forget(device);
    }

    // A command of another device that was to read what is lost has failed with it and has not written. Of the commands
    // of a lost device the last may have ended before one that its worker was busy with.
    private static void LoseFailed(VersionContent content, Instance instance, string name, Exception loss)
    {
        foreach (var use in instance.Uses.Where(use => use.IsWrite))
        {
            use.End.Wait();
            if (use.End.Failure is { } failure && IsLoss(failure))
            {
                content.Lose(instance, use.Box.Hull(), name, loss);
            }
        }
    }
}
