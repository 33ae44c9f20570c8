using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping.Planning;

/// <summary>
/// Chooses mappings for the kernels of a window together: kernel by kernel, for every place where its predecessor may
/// leave its results the best way there is kept (dynamic programming over a bounded set of states).
/// </summary>
internal sealed class WindowPlanner
{
    /// <summary>How many kernels are looked at together.</summary>
    public const int MostKernels = 24;

    private const int MostStates = 8;

    private readonly CostModel _costs;
    private readonly MappingRequest _request;
    private readonly InitialPlaces _initial = new();
    private readonly List<KernelChoices> _kernels = [];

    /// <summary>Looks at a window.</summary>
    /// <param name="costs">The costs.</param>
    /// <param name="request">The window.</param>
    /// <param name="select">Whom of those that can run a kernel to consider.</param>
    public WindowPlanner(
        CostModel costs, MappingRequest request, Func<Kernel, IReadOnlyList<int>, IReadOnlyList<int>> select)
    {
        _costs = costs;
        _request = request;
        var window = request.Window.Span;
        var weighsGrids = window.ToArray().Take(MostKernels).Any(KernelChoices.ReadsBeyondTiles);
        for (var i = 0; i < Math.Min(window.Length, MostKernels); i++)
        {
            var runners = i == 0 ? request.Devices : request.RunnersOf?.Invoke(window[i]) ?? request.Devices;
            _kernels.Add(new KernelChoices(
                window[i], i == 0 ? request.Domains : LaunchDomain.Of(window[i]), select(window[i], runners), costs,
                weighsGrids));
        }
    }

    /// <summary>The kernels, in order.</summary>
    public IEnumerable<Kernel> Kernels => _kernels.Select(choices => choices.Kernel);

    /// <summary>The plans that are left at the end, the best first.</summary>
    /// <param name="initialIsFree">Whether copies of what was there before the window cost nothing.</param>
    public List<PlanState> Plans(bool initialIsFree)
    {
        var clock = ClockOf(initialIsFree);
        List<PlanState> states = [Start()];
        foreach (var choices in _kernels)
        {
            var best = new Dictionary<int, PlanState>();
            foreach (var state in states)
            {
                foreach (var candidate in choices.In(state))
                {
                    var next = clock.After(state, choices.Kernel, candidate, _request.ForHost);
                    if (!best.TryGetValue(candidate.Key, out var known) || next.Score < known.Score)
                    {
                        best[candidate.Key] = next;
                    }
                }
            }

            states = [.. best.Values.OrderBy(state => state.Score).Take(MostStates)];
        }

        return [.. states.Concat(RulePlans(clock)).OrderBy(state => state.Score)];
    }

    // Simple rules for the whole window: what looks best kernel by kernel must not be worse than these.
    private IEnumerable<PlanState> RulePlans(PlanClock clock)
    {
        foreach (var rule in _kernels.SelectMany(choices => choices.Rules.Keys).Distinct())
        {
            var state = Start();
            foreach (var choices in _kernels)
            {
                var candidate = choices.Rules.TryGetValue(rule, out var known) ? known : choices.Rules[-1];
                state = clock.After(state, choices.Kernel, candidate, _request.ForHost);
            }

            yield return state;
        }
    }

    /// <summary>The choices of a plan, replayed under other conditions.</summary>
    public PlanState Replay(PlanState plan, bool initialIsFree)
    {
        var clock = ClockOf(initialIsFree);
        var state = Start();
        var chosen = ChoicesOf(plan);
        for (var i = 0; i < chosen.Count; i++)
        {
            state = clock.After(state, _kernels[i].Kernel, chosen[i], _request.ForHost);
        }

        return state;
    }

    /// <summary>The mapping of each kernel in a plan.</summary>
    public static List<Candidate> ChoicesOf(PlanState plan)
    {
        var chosen = new List<Candidate>();
        for (var state = plan; state.Chosen is not null; state = state.Former!)
        {
            chosen.Add(state.Chosen);
        }

        chosen.Reverse();
        return chosen;
    }

    /// <summary>A kernel of a plan divided in every way, for those who ask what else was possible.</summary>
    public IReadOnlyList<MappingChoice> Explain(PlanState plan, int index)
    {
        var clock = ClockOf(initialIsFree: false);
        var state = Start();
        var chosen = ChoicesOf(plan);
        for (var i = 0; i < index; i++)
        {
            state = clock.After(state, _kernels[i].Kernel, chosen[i], _request.ForHost);
        }

        var before = Math.Max(state.End, state.Host);
        return
        [
            .. _kernels[index].In(state)
                .Select(candidate => new MappingChoice(
                    candidate.Describe(_costs.Machine.Names),
                    clock.After(state, _kernels[index].Kernel, candidate, _request.ForHost).End - before,
                    candidate.Mapping.Pieces.SequenceEqual(chosen[index].Mapping.Pieces)))
                .OrderBy(choice => choice.Seconds),
        ];
    }

    private PlanState Start()
    {
        var channels = 2 * _costs.Machine.Links.Count;
        return new PlanState(_costs.Machine.Count, channels, _initial);
    }

    private PlanClock ClockOf(bool initialIsFree) => new(_costs.Machine, _request.Room, initialIsFree);
}
