using Benchmarks.Scale.Applications;
using Benchmarks.Scale.Simulation;
using Cohort;
using Cohort.Devices;
using Cohort.Mapping.Machines;

namespace Benchmarks.Scale;

/// <summary>
/// Applications on machines that are not there: their plans are made as on these machines, and simulated. Nothing large
/// is computed, and every time is simulated.
/// </summary>
internal sealed class SimulatedScaling(MachineModel model)
{
    // By the second time a plan is kept, and by the third one the data lie where it wants them.
    private const int WarmUps = 3;
    private const int Steps = 5;

    private readonly Dictionary<int, Machine> _machines = [];

    /// <summary>The machine with the largest number of devices that was simulated.</summary>
    public MachineModel Largest => _machines.Count == 0 ? model : _machines.MaxBy(one => one.Key).Value.Model;

    /// <summary>Runs an application of some size on so many devices.</summary>
    public ScalePoint Run(ScaleCase one, int devices, double units)
    {
        if (!_machines.TryGetValue(devices, out var machine))
        {
            _machines[devices] = machine = new Machine(model.WithDevices(devices));
        }

        using var simulated = new SimulatedSession(machine);
        using var entered = simulated.Session.Enter();
        var application = one.Create(units);
        Repeat(simulated.Session, application, WarmUps);
        simulated.Finish();
        simulated.Plan.Reset();
        Repeat(simulated.Session, application, Steps);
        var schedule = simulated.Finish();
        return new ScalePoint
        {
            Devices = devices,
            Units = application.Units,
            Seconds = schedule.Seconds / Steps,
            Simulated = ScheduleFigures.Of(machine, schedule, Steps),
        };
    }

    private static void Repeat(Session session, IScaleApplication application, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var results = application.Step();

            // What somebody wants to have is computed; without this a result that nobody reads would not be.
            session.Flush();
            GC.KeepAlive(results);
        }
    }
}
