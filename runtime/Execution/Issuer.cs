using Cohort.Runtime.Devices;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Execution;

/// <summary>Gives planned commands their dependences and appends them to the device queues.</summary>
public sealed class Issuer
{
    private readonly IReadOnlyList<IDevice> _devices;
    private readonly IPlanObserver? _observer;
    private readonly Completion?[] _last;
    private readonly DeviceActivity[] _activity;
    private readonly List<Completion> _order = [];
    private readonly List<Completion> _data = [];

    /// <summary>Creates an issuer.</summary>
    public Issuer(IReadOnlyList<IDevice> devices, IPlanObserver? observer)
    {
        _devices = devices;
        _observer = observer;
        _last = new Completion?[2 * devices.Count];
        _activity = new DeviceActivity[devices.Count];
    }

    /// <summary>The number of copies issued.</summary>
    public long Copies { get; private set; }

    /// <summary>The bytes of the copies between different devices.</summary>
    public long BytesCopiedBetweenDevices { get; private set; }

    /// <summary>Issues the commands of one kernel.</summary>
    public void Issue(Kernel? kernel, List<PlannedCommand> commands, bool callerWillHelp)
    {
        foreach (var (_, command, accesses) in commands)
        {
            accesses.Order(command, _order, _data);
        }

        _observer?.Issued(kernel, commands);
        foreach (var (device, command, _) in commands)
        {
            if (command is CopyCommand copy)
            {
                Copies++;
                BytesCopiedBetweenDevices += copy.IsBetweenDevices ? copy.SizeInBytes : 0;
                Count(copy);
            }
            else
            {
                _activity[device] = _activity[device] with { Commands = _activity[device].Commands + 1 };
            }

            // A device may copy to and from others beside what it computes.
            _last[(2 * device) + (command is CopyCommand { IsBetweenDevices: true } ? 1 : 0)] = command.End;
            _devices[device].Enqueue(command, callerWillHelp);
        }
    }

    /// <summary>What each device has been given to do.</summary>
    public IReadOnlyList<DeviceActivity> Activity => _activity;

    /// <summary>Notes that an array left a device to make room.</summary>
    public void NoteEviction(int device) =>
        _activity[device] = _activity[device] with { Evictions = _activity[device].Evictions + 1 };

    /// <summary>
    /// The ends of the last commands of all devices, of each kind that it runs in order: when they are set, everything
    /// issued so far is over.
    /// </summary>
    public List<Completion> LastIssued() => [.. _last.OfType<Completion>()];

    private void Count(CopyCommand copy)
    {
        if (copy.IsBetweenDevices)
        {
            ref var source = ref _activity[copy.Source.Device];
            ref var destination = ref _activity[copy.Destination.Device];
            source = source with { BytesOut = source.BytesOut + copy.SizeInBytes };
            destination = destination with
            {
                CopiesIn = destination.CopiesIn + 1,
                BytesIn = destination.BytesIn + copy.SizeInBytes,
            };
        }
    }

    /// <summary>Whether everything issued so far is over and went well.</summary>
    public bool IsDone
    {
        get
        {
            foreach (var end in _last)
            {
                if (end is not null && (!end.IsSet || end.Failure is not null))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
