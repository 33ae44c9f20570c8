using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Execution;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Placement;
using Cohort.Runtime.Regions;
using Cohort.Tests.Mapper.Machines;

namespace Cohort.Tests.Mapper.Costs;

/// <summary>Notes what the cost model makes of the kernels and commands of a session.</summary>
internal sealed class CostObserver : IPlanObserver
{
    public CostModel Model { get; } = new(new Machine(SmallMachines.Of(0)));

    public List<KernelWork> Kernels { get; } = [];

    public List<KernelWork> Commands { get; } = [];

    public void Issued(Kernel? kernel, IReadOnlyList<PlannedCommand> commands)
    {
        if (kernel is not null)
        {
            Kernels.Add(Model.WorkOf(kernel));
            Commands.AddRange(commands.Where(one => one.Command is not CopyCommand)
                .Select(one => Model.WorkOf(one.Command)));
        }
    }

    public void Imported(Runtime.Regions.Version version, Instance instance)
    {
        // What comes from the program is not computed.
    }
}
