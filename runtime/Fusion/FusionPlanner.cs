using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>
/// Groups needed operations into kernels: as few passes over memory as possible. It goes through them from the last to
/// the first, so that the consumers of a value are placed before it: a value whose consumers are all in one group is
/// computed inside it; one that several groups need, or that is dearer to recompute than to store, is stored.
/// </summary>
public sealed class FusionPlanner
{
    private const int MaximumGroupSize = 96;
    private const int MaximumOutputs = 8;
    private const double CheapToRepeat = 0.5;
    private const double PlainCost = 16;
    private const long LongRow = 64;

    private readonly FusionWishes _wishes;
    private readonly FusionNode[] _nodes;
    private readonly List<Operation> _operations;
    private int _searches;

    private FusionPlanner(List<Operation> operations, in FusionWishes wishes)
    {
        _operations = operations;
        _wishes = wishes;
        _nodes = new FusionNode[operations.Count];
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i] = new FusionNode();
        }
    }

    /// <summary>
    /// Plans the kernels for operations in program order; the kernels come in an order of execution. What it decides
    /// follows from what <see cref="OperationShape"/> knows of the operations, from nothing else.
    /// </summary>
    /// <param name="operations">What <see cref="DemandWalk"/> found.</param>
    /// <param name="wishes">Which values are better stored.</param>
    public static KernelTemplate[] Plan(List<Operation> operations, in FusionWishes wishes)
    {
        var planner = new FusionPlanner(operations, wishes);
        planner.CollectUses();
        for (var i = operations.Count - 1; i >= 0; i--)
        {
            planner.Assign(operations[i]);
        }

        planner.OrderReadersBeforeWriters();
        return [.. planner.Sort().Select(g => GraphEmitter.Emit(g, planner._nodes))];
    }

    private void CollectUses()
    {
        foreach (var operation in _operations)
        {
            for (var i = 0; i < operation.Inputs.Length; i++)
            {
                if (operation.Inputs[i].Version?.Recipe is Operation producer)
                {
                    NodeOf(producer).Uses.Add((operation, i));
                }
            }

            if (operation.Base?.Recipe is Operation older)
            {
                NodeOf(older).Uses.Add((operation, -1));
            }
        }
    }

    private FusionNode NodeOf(Operation operation) => _nodes[operation.Slot];

    private void Assign(Operation operation)
    {
        var uses = NodeOf(operation).Uses;
        if (operation is ElementwiseOperation elementwise)
        {
            if (!MustStore(elementwise, uses) && TryInline(elementwise, uses))
            {
                return;
            }

            Store(operation, FindGroup(elementwise, uses), uses);
        }
        else
        {
            Store(operation, new FusionGroup(operation, isMap: false), uses);
        }
    }

    private void Store(Operation operation, FusionGroup group, List<(Operation User, int Input)> uses)
    {
        // Had it been stored the first time, what led to it would not be computed again: that need not be remembered.
        if (operation.Evaluations > 0 && HasNewUser(uses))
        {
            group.StoredTooLate.Add(operation);
        }

        NodeOf(operation).Group = group;
        foreach (var (user, _) in uses)
        {
            var consumer = GroupOf(user);
            if (consumer != group)
            {
                consumer.Predecessors.Add(group);
            }
        }
    }

    private FusionGroup GroupOf(Operation operation) => _nodes[operation.Slot].Group;

    private bool MustStore(ElementwiseOperation operation, List<(Operation User, int Input)> uses) =>
        !_wishes.Fuses || operation.IsWrite || operation.IsDemanded
        || _wishes.StoreAtOnce.Contains(operation.Signature) || WillBeWantedAgain(operation, uses)
        || uses.Exists(use => use.Input < 0 || use.User is LibraryStep
            || use.User.Inputs[use.Input].Type != operation.TargetType);

    // Somebody has recorded a use that is not run now; or a value that was computed inside a kernel has a new user, or
    // may get one and would then be computed for the third time.
    private bool WillBeWantedAgain(Operation operation, List<(Operation User, int Input)> uses) =>
        operation.Consumers - operation.ConsumersSeen > uses.Count(use => use.User.Evaluations == 0)
        || (operation.Evaluations > 0 && (HasNewUser(uses) || _wishes.MayBeRead.Contains(operation)));

    private static bool HasNewUser(List<(Operation User, int Input)> uses) =>
        uses.Count == 0 || uses.Exists(use => use.User.Evaluations == 0);

    private bool TryInline(ElementwiseOperation operation, List<(Operation User, int Input)> uses)
    {
        var groups = GroupsOf(uses);
        var isIdentity = uses.TrueForAll(use => IsIdentity(operation, use));
        if (groups.Count > 1 && !(isIdentity && TryMerge(groups)))
        {
            return false;
        }

        var group = groups[0].Resolve();
        var isShifted = !isIdentity || uses.Exists(use => NodeOf(use.User).IsShifted);
        var isRepeated = uses.Exists(use => NodeOf(use.User).IsRepeated)
            || (!isIdentity && uses.Select(use => use.User.Inputs[use.Input].Layout).Distinct().Skip(1).Any());
        if (group.Size >= MaximumGroupSize || (isRepeated && operation.Function.Cost > CheapToRepeat)
            || !(isIdentity || MayCompose(operation, uses)))
        {
            return false;
        }

        // An index of the index space keeps its meaning only where the index space is the same, axis by axis.
        if (operation.Function.Arity == 0 && !(!isShifted && group.IsMap && HasSpace(group, operation)))
        {
            return false;
        }

        var node = NodeOf(operation);
        node.IsShifted = isShifted;
        node.IsRepeated = isRepeated;
        node.Group = group;
        group.Inlined.Add(operation);
        return true;
    }

    private List<FusionGroup> GroupsOf(List<(Operation User, int Input)> uses)
    {
        var groups = new List<FusionGroup>(1);
        foreach (var (user, _) in uses)
        {
            var group = GroupOf(user);
            if (!groups.Contains(group))
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    // A value seen through another view is computed once per index of the consumer: never more often than once per
    // element unless a broadcast repeats it. A transpose would make every load of the value a strided one: it is then
    // better stored and transposed once.
    private static bool MayCompose(ElementwiseOperation operation, List<(Operation User, int Input)> uses) =>
        uses.TrueForAll(use =>
        {
            var view = use.User.Inputs[use.Input].Layout;
            var isFree = operation.Function.Cost <= CheapToRepeat
                || ((view.Count <= operation.Space.Count || IsInvariantOfRow(view, operation.Function.Cost))
                    && KeepsOrder(view));
            return isFree && IndexMap.TryDecompose(view, operation.Outputs[0].Whole.Extents, out _);
        });

    private static bool KeepsOrder(Layout view)
    {
        var outer = long.MaxValue;
        for (var axis = 0; axis < view.Rank; axis++)
        {
            var step = Math.Abs(view.Strides[axis]);
            if (view.Extents[axis] <= 1 || step == 0)
            {
                continue;
            }

            if (step > outer)
            {
                return false;
            }

            outer = step;
        }

        return true;
    }

    // Broadcast along the innermost axis: computed once per row, outside of the inner loop.
    // Computed once for a row, by one lane: little beside the rest where rows are long or the function is plain.
    private static bool IsInvariantOfRow(Layout view, double cost) => view.Rank == 0
        || (view.Strides[view.Rank - 1] == 0 && (cost <= PlainCost || view.Extents[view.Rank - 1] >= LongRow));

    private static bool IsIdentity(Operation producer, (Operation User, int Input) use) =>
        use.Input >= 0 && use.User is not LibraryStep
        && use.User.Inputs[use.Input].Layout.IsWhole(producer.Outputs[0].Whole.Count)
        && use.User.Inputs[use.Input].Layout.HasExtents(producer.Outputs[0].Whole.Extents);

    private static bool HasSpace(FusionGroup group, Operation operation) =>
        group.Space.HasExtents(operation.Space.Extents);

    private bool TryMerge(List<FusionGroup> groups)
    {
        var first = groups[0];
        var size = groups.Sum(g => g.Size);
        var fits = size < MaximumGroupSize && groups.Sum(g => g.Stored.Count) <= MaximumOutputs
            && groups.TrueForAll(g => g.IsMap && g.Space.HasExtents(first.Space.Extents));
        if (!fits || groups.Exists(g => groups.Exists(h => h != g && g.ComesAfter(h, ++_searches))))
        {
            return false;
        }

        for (var i = 1; i < groups.Count; i++)
        {
            first.Absorb(groups[i]);
        }

        return true;
    }

    // A stored value may become one more output of a consumer's kernel when the consumer reads it element for element.
    private FusionGroup FindGroup(ElementwiseOperation operation, List<(Operation User, int Input)> uses)
    {
        if (_wishes.Fuses && IsWholeWrite(operation))
        {
            foreach (var candidate in GroupsOf(uses))
            {
                var fits = candidate.IsMap && HasSpace(candidate, operation) && candidate.Size < MaximumGroupSize
                    && candidate.Stored.Count < MaximumOutputs;
                if (fits && ReadsInPlace(candidate, operation, uses) && !IsBlocked(candidate, uses))
                {
                    candidate.Stored.Add(operation);
                    return candidate;
                }
            }
        }

        return new FusionGroup(operation, isMap: true);
    }

    private static bool IsWholeWrite(ElementwiseOperation operation) =>
        operation is { Base: null, HasMask: false, Shared: null }
        && operation.Target.IsWhole(operation.Outputs[0].Whole.Count)
        && operation.Target.HasExtents(operation.Outputs[0].Whole.Extents)
        && operation.TargetType == operation.Outputs[0].Type;

    // The users inside the group are evaluated at the group's own indices: stored members are, inlined ones may not be.
    private bool ReadsInPlace(FusionGroup group, Operation operation, List<(Operation User, int Input)> uses) =>
        uses.TrueForAll(use => GroupOf(use.User) != group
            || (IsIdentity(operation, use) && HasSpace(group, use.User) && !NodeOf(use.User).IsShifted
                && use.User.Inputs[use.Input].Type == operation.TargetType));

    private bool IsBlocked(FusionGroup group, List<(Operation User, int Input)> uses) =>
        uses.Exists(use => GroupOf(use.User) is var other && other != group && group.ComesAfter(other, ++_searches));

    // Where the order is free, readers of an older version go first, so that the writer may reuse its memory.
    private void OrderReadersBeforeWriters()
    {
        if (!_operations.Exists(o => o.Base is not null))
        {
            return;
        }

        var readers = new Dictionary<Regions.Version, List<FusionGroup>>();
        var writers = _operations.FindAll(o => o.Base is not null);
        foreach (var writer in writers)
        {
            readers[writer.Base!] = [];
        }

        foreach (var operation in _operations)
        {
            foreach (var input in operation.Inputs)
            {
                if (input.Version is { IsSuperseded: true } && readers.TryGetValue(input.Version, out var groups)
                    && GroupOf(operation) is var group && !groups.Contains(group))
                {
                    groups.Add(group);
                }
            }
        }

        foreach (var writer in writers)
        {
            var group = GroupOf(writer);
            foreach (var reader in readers[writer.Base!])
            {
                if (reader != group && !reader.ComesAfter(group, ++_searches))
                {
                    group.Predecessors.Add(reader);
                }
            }
        }
    }

    private List<FusionGroup> Sort()
    {
        var sorted = new List<FusionGroup>();
        var search = ++_searches;
        foreach (var operation in _operations)
        {
            Visit(GroupOf(operation));
        }

        return sorted;

        void Visit(FusionGroup start)
        {
            var stack = new Stack<(FusionGroup Group, bool IsReady)>();
            stack.Push((start, false));
            while (stack.TryPop(out var entry))
            {
                if (entry.IsReady)
                {
                    sorted.Add(entry.Group);
                }
                else if (entry.Group.Visit(search))
                {
                    stack.Push((entry.Group, true));
                    foreach (var predecessor in entry.Group.Predecessors)
                    {
                        stack.Push((predecessor.Resolve(), false));
                    }
                }
            }
        }
    }
}
