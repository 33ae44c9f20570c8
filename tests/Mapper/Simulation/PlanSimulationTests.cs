using Cohort.Devices;
using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Simulation;
using Cohort.Runtime;
using Cohort.Runtime.Partitioning;
using Cohort.Tests.Mapper.Machines;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Mapper.Simulation;

/// <summary>Plans of real programs on machines that are not there.</summary>
public sealed class PlanSimulationTests
{
    private const int Side = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_stencil_step_copies_its_halo_rows_and_nothing_else(int gpus)
    {
        using var simulated = Simulate("h200-8-nvlink", gpus, new SpreadingMapper(firstIsReserve: true));
        using var entered = simulated.Session.Enter();
        var u = np.zeros((Side, Side));
        Step(u);
        simulated.Finish();
        simulated.Plan.Reset();
        Step(u);
        var schedule = simulated.Finish();
        Assert.Equal(2L * (gpus - 1) * 8 * (Side - 2), schedule.BytesCopied);
    }

    [Fact]
    public void The_plan_is_that_of_a_real_session_on_as_many_devices()
    {
        using var simulated = new SimulatedSession(new Machine(Cpus(4)), new SpreadingMapper());
        using var real = new Session(new SessionOptions { Devices = "cpu*4" });
        var counts = new List<SessionStatistics>();
        foreach (var session in new[] { simulated.Session, real })
        {
            using var entered = session.Enter();
            var before = session.Statistics;
            var u = np.zeros((Side, Side));
            for (var i = 0; i < 5; i++)
            {
                Step(u);
            }

            var rows = np.sum(u * u, axis: 1);
            session.Wait();
            GC.KeepAlive(rows);
            counts.Add(session.Statistics - before);
        }

        Assert.Equal(counts[1].KernelsLaunched, counts[0].KernelsLaunched);
        Assert.Equal(counts[1].Pieces, counts[0].Pieces);
        Assert.Equal(counts[1].BytesCopiedBetweenDevices, counts[0].BytesCopiedBetweenDevices);
        Assert.Equal(counts[0].BytesCopiedBetweenDevices, simulated.Finish().BytesCopied);
    }

    [Fact]
    public void More_devices_take_less_time_for_work_that_is_large_enough()
    {
        var seconds = new[] { 1, 2, 4, 8 }.Select(gpus => Chain(gpus, 1 << 28).Seconds).ToArray();
        for (var i = 1; i < seconds.Length; i++)
        {
            Assert.InRange(seconds[i], 0.45 * seconds[i - 1], 0.6 * seconds[i - 1]);
        }
    }

    [Fact]
    public void Hundreds_of_gigabytes_are_planned_where_there_is_no_such_memory()
    {
        // Three arrays of 137 GB, an eighth of each on each of eight devices.
        var schedule = Chain(8, 1L << 34);
        Assert.Equal(0, schedule.BytesCopied);
        Assert.True(schedule.Seconds > 8.0 * 3 * (1L << 34) / 8 / 4.4e12);
        Assert.StartsWith("simulated on 8 x H200, NVLink:", schedule.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Devices_with_as_many_rows_of_a_stencil_compute_for_as_long(int gpus)
    {
        using var simulated = Simulate("h200-8-nvlink", gpus, new SpreadingMapper(firstIsReserve: true));
        using var entered = simulated.Session.Enter();

        // The borders are written one by one: the corners stay where they are first, and a column takes a whole block.
        var u = np.zeros((12 * Side, 12 * Side));
        u["0"] = 1;
        u["-1"] = 2;
        u[":, 0"] = 3;
        u[":, -1"] = 4;
        for (var i = 0; i < 6; i++)
        {
            if (i == 3)
            {
                simulated.Finish();
                simulated.Plan.Reset();
            }

            Step(u);
            simulated.Session.Flush();
        }

        var schedule = simulated.Finish();
        var busy = Enumerable.Range(1, gpus).Select(device => schedule.BusySeconds[device]).ToArray();
        Assert.True(busy.Max() < 1.1 * busy.Min(), string.Join(" ", busy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_sum_over_devices_reads_every_element_once(int gpus)
    {
        using var simulated = Simulate("h200-8-nvlink", gpus, new SpreadingMapper(firstIsReserve: true));
        using var entered = simulated.Session.Enter();
        var a = np.zeros(1L << 28) + 1;
        simulated.Finish();
        simulated.Plan.Reset();
        var sum = np.sum(a);
        var schedule = simulated.Finish();
        GC.KeepAlive(sum);
        var share = 8.0 * (1L << 28) / gpus / 4.32e12;
        Assert.All(Enumerable.Range(1, gpus), device => Assert.InRange(
            schedule.BusySeconds[device], share, (1.5 * share) + 2e-5));
    }

    [Fact]
    public void Devices_that_all_fetch_from_each_other_begin_with_different_ones()
    {
        const int Gpus = 8;
        using var simulated = Simulate("h200-8-nvlink", Gpus, new SpreadingMapper(firstIsReserve: true));
        using var entered = simulated.Session.Enter();
        var rows = np.zeros((Side, Side)) + 1;
        simulated.Finish();
        simulated.Plan.Reset();
        var columns = np.cumsum(rows, axis: 0);
        var copies = simulated.Finish().Program.Tasks.Where(task => task.IsTransfer).ToArray();
        GC.KeepAlive(columns);
        Assert.Equal(Gpus * (Gpus - 1), copies.Length);
        foreach (var device in copies.GroupBy(task => task.To))
        {
            Assert.Equal(
                Enumerable.Range(0, Gpus - 1).Select(i => ((device.Key + i) % Gpus) + 1),
                device.Select(task => task.From));
        }
    }

    [Fact]
    public void The_same_program_is_simulated_alike() =>
        Assert.Equal(Chain(4, 1 << 20).Ends, Chain(4, 1 << 20).Ends);

    [Fact]
    public void What_a_kernel_reads_is_written_before_it_starts()
    {
        using var simulated = Simulate("rtx4090-4-pcie", 4, new SpreadingMapper(firstIsReserve: true));
        using var entered = simulated.Session.Enter();
        var a = np.zeros((Side, Side));
        var b = a.T + 1;
        var total = np.sum(b * a);
        var schedule = simulated.Finish();
        GC.KeepAlive(total);
        var tasks = schedule.Program.Tasks;
        Assert.Contains(tasks, task => task.IsTransfer);
        Assert.All(tasks, task => Assert.All(
            task.After, earlier => Assert.True(schedule.Starts[task.Id] >= schedule.Ends[earlier])));
        Assert.All(tasks.Where(task => task.IsTransfer), task => Assert.Contains(
            task.After, earlier => tasks[earlier].Device >= 0));
    }

    [Fact]
    public void Values_that_the_program_reads_hold_it_up()
    {
        using var simulated = Simulate("h200", 1);
        using var entered = simulated.Session.Enter();
        var a = np.zeros(1 << 24) + 1;
        _ = (double)a.sum();
        var b = a * 2;
        var schedule = simulated.Finish();
        GC.KeepAlive(b);
        var wait = Assert.Single(schedule.Program.Tasks, task => task.Label == "wait for values");
        var later = schedule.Program.Tasks.Where(task => task.Id > wait.Id).ToArray();
        Assert.NotEmpty(later);
        Assert.All(later, task => Assert.True(schedule.Starts[task.Id] >= schedule.Ends[wait.Id]));
    }

    [Fact]
    public void Memory_that_gets_another_owner_is_waited_for()
    {
        var plan = new PlanSimulation(new CostModel(new Machine(Cpus(1))));
        using var engine = new Engine(
            SimulatedDevice.AllOf(new Machine(Cpus(1))), new SpreadingMapper(), new Kernels.HostKernels(),
            new EngineOptions { InlineElements = 0, Observer = plan });
        using var session = new Session(engine);
        using var entered = session.Enter();
        for (var i = 0; i < 3; i++)
        {
            using var passing = np.zeros(100_000) + i;
            session.Wait();
        }

        var kernels = plan.Program.Tasks.Where(task => task.Device == 0).ToArray();
        Assert.Equal(3, kernels.Length);
        Assert.Contains(kernels[0].Id, kernels[1].After.Concat(kernels[2].After));
    }

    private static Schedule Chain(int gpus, long length)
    {
        using var simulated = Simulate("h200-8-nvlink", gpus);
        using var entered = simulated.Session.Enter();
        using var a = np.zeros(new Shape(length)) + 1;
        using var b = np.zeros(new Shape(length)) + 2;
        simulated.Finish();
        simulated.Plan.Reset();
        using var c = np.exp(a * b) + a;
        return simulated.Finish();
    }

    private static void Step(NDArray u) =>
        u["1:-1, 1:-1"] = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]);

    private static SimulatedSession Simulate(string name, int gpus, IMapper? mapper = null) => new(
        new Machine(ShippedMachines.Load(name).Only(
            ["cpu:0", .. Enumerable.Range(0, gpus).Select(i => $"cuda:{i}")])), mapper);

    private static MachineModel Cpus(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"cpu:{i}")];
        var bus = SmallMachines.Link(false, false, names) with { Kind = LinkKind.HostMemory };
        return new MachineModel
        {
            Name = "CPUs",
            Origin = "made up",
            Devices = [SmallMachines.Cpu(names)],
            Links = count == 1 ? [] : [bus],
        };
    }
}
