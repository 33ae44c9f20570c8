using Cohort.Kernels;
using Cohort.Mapping;
using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;

namespace Cohort.Devices;

/// <summary>
/// A session whose devices are those of a machine model: programs are recorded, fused, cut and placed as on such a
/// machine, and nothing large is computed. How long it would take is simulated.
/// </summary>
internal sealed class SimulatedSession : IDisposable
{
    /// <summary>Starts a session.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="mapper">Its mapper; null for that of ordinary sessions.</param>
    /// <param name="options">The engine's thresholds; null for those that a session on that machine would have.</param>
    public SimulatedSession(Machine machine, IMapper? mapper = null, EngineOptions? options = null)
    {
        Plan = new PlanSimulation(new CostModel(machine));
        var engine = new Engine(
            SimulatedDevice.AllOf(machine), mapper ?? new DefaultMapper(machine), new HostKernels(),
            (options ?? UsualOptions(machine)) with { Observer = Plan });
        Session = new Session(engine);
    }

    /// <summary>The session; enter it to run array code.</summary>
    public Session Session { get; }

    /// <summary>The plan so far.</summary>
    public PlanSimulation Plan { get; }

    /// <summary>Issues what is recorded and gives the schedule of everything since the last reset.</summary>
    public Schedule Finish()
    {
        Session.Wait();
        return Plan.Run();
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    // When collections look for dead arrays depends on the memory of the host: not of this one.
    private static EngineOptions UsualOptions(Machine machine) =>
        new() { OldVersionBytes = machine[0].MemoryBytes / 8 };
}
