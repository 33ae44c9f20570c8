using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Cohort.Tests.Numlib.Coverage;

/// <summary>Counts the kernels of plans, the devices that run them, and the copies that host reads need.</summary>
internal sealed class PlacementObserver : IPlanObserver
{
    private readonly HashSet<int> _devices = [];

    /// <summary>How many kernels were planned.</summary>
    public int Kernels { get; private set; }

    /// <summary>How many devices run them.</summary>
    public int Devices => _devices.Count;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _devices.Clear();
        Kernels = 0;
    }

    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (kernel is null)
        {
            return;
        }

        Kernels++;
        foreach (var (device, command, _) in commands)
        {
            if (command is not Runtime.Devices.CopyCommand)
            {
                _devices.Add(device);
            }
        }
    }

    public void Imported(Runtime.Regions.Version version, Instance instance)
    {
    }
}
