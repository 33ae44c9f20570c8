using Cohort.Runtime.Fusion;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime;

/// <summary>
/// Plans of operations that came twice, for the third time and those after it. A hash finds a plan; whether it is the
/// right one is decided by comparing the operations one by one.
/// </summary>
internal sealed class PlanCache
{
    private const int MaximumSeen = 4096;

    private readonly Dictionary<ulong, KeptPlan> _plans = [];
    private readonly HashSet<ulong> _seen = [];
    private readonly int _capacity;
    private readonly int _turnsBefore;
    private readonly bool _compares;
    private int _operations;
    private long _comparisons;

    /// <summary>Creates an empty cache.</summary>
    public PlanCache(EngineOptions options)
    {
        _capacity = options.PlannedOperationsKept;
        _turnsBefore = options.TurnsBeforeReplay;
        _compares = options.ComparesPlans;
    }

    /// <summary>How many plans were used again.</summary>
    public long Replays { get; private set; }

    /// <summary>The plan for the operations of a walk: a kept one, or a new one.</summary>
    public KeptPlan PlanFor(List<Operation> operations, in FusionWishes wishes)
    {
        if (operations.Count > _capacity)
        {
            return new KeptPlan(FusionTemplate.Plan(operations, wishes, 0), isKept: false);
        }

        var hash = HashOf(operations);
        if (_plans.TryGetValue(hash, out var known))
        {
            if (!_compares || known.Fusion.Matches(operations, wishes, ++_comparisons))
            {
                Replays++;
                return known;
            }

            return Replace(hash, operations, wishes);
        }

        if (_turnsBefore > 0 && _seen.Add(hash))
        {
            Bound();
            return new KeptPlan(FusionTemplate.Plan(operations, wishes, 0), isKept: false);
        }

        _seen.Remove(hash);
        return Replace(hash, operations, wishes);
    }

    private KeptPlan Replace(ulong hash, List<Operation> operations, in FusionWishes wishes)
    {
        if (_plans.Remove(hash, out var former))
        {
            _operations -= former.Fusion.OperationCount;
        }

        if (_operations + operations.Count > _capacity)
        {
            _plans.Clear();
            _operations = 0;
        }

        _operations += operations.Count;
        return _plans[hash] = new KeptPlan(FusionTemplate.Plan(operations, wishes, ++_comparisons), isKept: true);
    }

    private void Bound()
    {
        if (_seen.Count > MaximumSeen)
        {
            _seen.Clear();
        }
    }

    // Signatures tell functions, types, sizes and producers; the offsets tell views of one size apart.
    private static ulong HashOf(List<Operation> operations)
    {
        var hash = (ulong)operations.Count;
        foreach (var operation in operations)
        {
            var unseen = (uint)(operation.Consumers - operation.ConsumersSeen);
            hash = Mix(hash, ((ulong)(uint)operation.Signature << 32) | unseen);
            hash = Mix(hash, (ulong)operation.Target.Offset ^ (operation.IsDemanded ? 1UL << 63 : 0));
            foreach (ref readonly var input in operation.Inputs.AsSpan())
            {
                hash = Mix(hash, (ulong)input.Layout.Offset);
            }
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value) =>
        System.Numerics.BitOperations.RotateLeft((hash ^ value) * 0x9E3779B97F4A7C15, 29);
}
