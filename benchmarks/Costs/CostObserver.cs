using Cohort.Mapping.Costs;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;

namespace Benchmarks.Costs;

/// <summary>Adds up what a cost model predicts for the kernels that a session launches on one device.</summary>
internal sealed class CostObserver : IPlanObserver
{
    private readonly Lock _gate = new();
    private double _seconds;
    private int _kernels;

    /// <summary>The model; null while nothing is predicted.</summary>
    public CostModel? Model { get; set; }

    /// <summary>What has been predicted since the last call, and for how many kernels.</summary>
    public (double Seconds, int Kernels) Take()
    {
        lock (_gate)
        {
            var taken = (_seconds, _kernels);
            (_seconds, _kernels) = (0, 0);
            return taken;
        }
    }

    /// <inheritdoc/>
    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (Model is not { } model)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var planned in commands)
            {
                _seconds += model.Seconds(planned.Device, model.WorkOf(planned.Command));
                _kernels++;
            }
        }
    }

    /// <inheritdoc/>
    public void Imported(Cohort.Runtime.Regions.Version version, Instance instance)
    {
        // What comes from the program is not computed.
    }
}
