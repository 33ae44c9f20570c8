using System.Runtime.CompilerServices;
using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Mapping.Planning;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping;

/// <summary>
/// The mapper of ordinary sessions. It predicts, with the figures of the machine, how long the kernels of a window take
/// for each way to divide them that is worth weighing (one device, equal devices in equal parts, all in proportion to
/// their speed, as their operands lie), copies included, and takes the fastest. Data move to better places when that
/// pays within the window, or has been missed often enough.
/// </summary>
public sealed class DefaultMapper : IMapper
{
    /// <summary>How many devices are reckoned with.</summary>
    public const int MostDevices = 128;

    private const int MostRegrets = 4096;

    // A plan takes longer than what it could save of a kernel as short as this.
    private const double WorthNoPlan = 5e-5;

    // Two plans whose predicted times differ by less are as good as each other: data stay.
    private const double Significant = 0.02;

    // Kernels on fewer bytes may run on a host in reserve.
    private const long SmallBytes = 1 << 18;

    private readonly Func<Machine> _machine;
    private readonly bool _hostIsReserve;
    private readonly Dictionary<int, Regret> _regrets = [];
    private readonly ConditionalWeakTable<Kernel, KernelMapping> _planned = [];
    private CostModel? _costs;

    /// <summary>Creates a mapper for a machine.</summary>
    public DefaultMapper(Machine machine)
        : this(() => machine, hostIsReserve: false)
    {
    }

    /// <summary>Creates a mapper for a machine whose figures may change.</summary>
    /// <param name="machine">Gives the figures of now, whenever a window is planned.</param>
    /// <param name="hostIsReserve">
    /// Whether device 0 was not asked for: it gets small kernels on its own data, and what no other device can run.
    /// </param>
    public DefaultMapper(Func<Machine> machine, bool hostIsReserve = false) =>
        (_machine, _hostIsReserve) = (machine, hostIsReserve);

    /// <inheritdoc/>
    public KernelMapping Map(MappingRequest request)
    {
        if (_planned.TryGetValue(request.Kernel, out var planned) && _planned.Remove(request.Kernel)
            && (!request.WantsChoices || planned.Choices.Count > 0)
            && planned.Pieces.All(piece => request.Devices.Contains(piece.Device)))
        {
            return planned;
        }

        var machine = _machine();
        if (_costs?.Machine != machine)
        {
            _costs = new CostModel(machine);
        }

        return request.Devices is [var only] ? KernelMapping.Whole(request, only)
            : request is { IsKept: false, WantsChoices: false } && Nearby(request, _costs) is { } near ? near
            : Plan(request, _costs);
    }

    // What takes less time than a plan, and may not come again, runs where most of its data lie.
    private KernelMapping? Nearby(MappingRequest request, CostModel costs)
    {
        var kernel = request.Kernel;
        var held = new long[costs.Machine.Count];
        var total = 0L;
        foreach (ref readonly var read in kernel.Reads.AsSpan())
        {
            total += read.Version.Whole.Count * read.Type.SizeInBytes();
            foreach (var entry in read.Version.Content?.Entries ?? [])
            {
                foreach (var holder in entry.Holders)
                {
                    held[holder.Device] += entry.Box.Count * read.Type.SizeInBytes();
                }
            }
        }

        var work = costs.WorkOf(kernel);
        var devices = WithoutReserve(kernel, request.Devices);
        var most = devices.Max(device => held[device]);
        var nearest = devices.Where(device => held[device] == most).MinBy(device => costs.Seconds(device, work));
        var isSpread = 2 * most < total;
        return !isSpread && costs.Seconds(nearest, work) <= WorthNoPlan
            ? KernelMapping.Whole(request, nearest)
            : null;
    }

    private KernelMapping Plan(MappingRequest request, CostModel costs)
    {
        var planner = new WindowPlanner(costs, request, WithoutReserve);
        var plan = planner.Plans(initialIsFree: false)[0];
        var uses = long.MaxValue;
        if (plan.InitialCopySeconds > 0 || HasInitial(request))
        {
            (plan, uses) = Reconsider(planner, plan);
        }

        var chosen = WindowPlanner.ChoicesOf(plan);
        var index = 0;
        KernelMapping? first = null;
        foreach (var kernel in planner.Kernels)
        {
            var mapping = chosen[index].Mapping with
            {
                Uses = uses,
                Choices = request.WantsChoices ? planner.Explain(plan, index) : [],
            };
            first ??= mapping;
            if (index > 0)
            {
                _planned.AddOrUpdate(kernel, mapping);
            }

            index++;
        }

        return first!;
    }

    private IReadOnlyList<int> WithoutReserve(Kernel kernel, IReadOnlyList<int> runners) =>
        _hostIsReserve && runners is [0, _, ..] && !(Bytes(kernel) < SmallBytes && ReadsOnlyHost(kernel))
            ? [.. runners.Skip(1)]
            : runners;

    private static bool ReadsOnlyHost(Kernel kernel) => kernel.Reads.Length > 0 && Array.TrueForAll(
        kernel.Reads, read => read.Version.Content is { IsEmpty: false } content
            && content.Entries.All(entry => Array.Exists(entry.Holders, holder => holder.Device == 0)));

    private static long Bytes(Kernel kernel) =>
        kernel.Reads.Concat(kernel.Writes).Sum(one => one.Layout.Count * one.Type.SizeInBytes());

    // Whether the window reads anything that was there before.
    private static bool HasInitial(MappingRequest request)
    {
        foreach (var kernel in request.Window.Span)
        {
            foreach (ref readonly var read in kernel.Reads.AsSpan())
            {
                if (read.Version.Content is { IsEmpty: false })
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The same window may come again. If its data lay elsewhere, another plan might be better.
    private (PlanState Plan, long Uses) Reconsider(WindowPlanner planner, PlanState plan)
    {
        var settled = planner.Plans(initialIsFree: true)[0];
        var stays = planner.Replay(plan, initialIsFree: true);
        var loss = stays.End - settled.End;
        if (loss <= Significant * stays.End)
        {
            return (plan, long.MaxValue);
        }

        var moves = planner.Replay(settled, initialIsFree: false);
        var investment = moves.End - plan.End;
        if (investment <= 0)
        {
            return (moves, long.MaxValue);
        }

        var key = KeyOf(planner.Kernels);
        if (!_regrets.TryGetValue(key, out var regret))
        {
            if (_regrets.Count >= MostRegrets)
            {
                _regrets.Clear();
            }

            _regrets[key] = regret = new Regret();
        }

        return regret.PaysNow(loss, investment, out var uses) ? (moves, 1) : (plan, uses);
    }

    private static int KeyOf(IEnumerable<Kernel> kernels)
    {
        var key = new HashCode();
        foreach (var kernel in kernels)
        {
            key.Add(kernel.Label.ToString(), StringComparer.Ordinal);
            foreach (var extent in kernel.Space.Extents)
            {
                key.Add(extent);
            }
        }

        return key.ToHashCode();
    }
}
