using System.Globalization;
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
/// <param name="model">The machine.</param>
/// <param name="traces">A folder for every step of every schedule, or null.</param>
internal sealed class SimulatedScaling(MachineModel model, string? traces)
{
    // By the second time a plan is kept, and by the third one the data lie where it wants them.
    private const int WarmUps = 3;
    private const int Steps = 5;

    private readonly Dictionary<int, Machine> _machines = [];

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
        if (traces is not null)
        {
            var name = string.Create(
                CultureInfo.InvariantCulture, $"{one.Name}-{devices}-devices-{application.Units:0}.txt");
            ScheduleFile.Save(machine, schedule, Path.Combine(traces, name));
        }

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
