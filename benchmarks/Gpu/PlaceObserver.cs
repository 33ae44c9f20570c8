using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Benchmarks.Gpu;

/// <summary>Notes which devices did most of what was computed: a library operation, or the costliest kernel.</summary>
internal sealed class PlaceObserver : IPlanObserver
{
    private readonly Lock _gate = new();
    private readonly SortedSet<int> _devices = [];
    private double _most = -1;

    /// <summary>Forgets what it has seen.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _most = -1;
            _devices.Clear();
        }
    }

    /// <summary>The indices of the devices, ascending; none when nothing was planned.</summary>
    public IReadOnlyList<int> Devices()
    {
        lock (_gate)
        {
            return [.. _devices];
        }
    }

    /// <inheritdoc/>
    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (kernel is null)
        {
            return;
        }

        var weight = kernel.Library is not null ? double.MaxValue : kernel.Space.Count * kernel.CostPerElement;
        lock (_gate)
        {
            if (weight < _most)
            {
                return;
            }

            if (weight > _most)
            {
                _most = weight;
                _devices.Clear();
            }

            foreach (var planned in commands)
            {
                if (planned.Command is not Cohort.Runtime.Devices.CopyCommand)
                {
                    _devices.Add(planned.Device);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Imported(Cohort.Runtime.Regions.Version version, Instance instance)
    {
        // What comes from the program is not computed.
    }
}
