using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>Turns a group of operations into a kernel: joins their functions into one expression graph.</summary>
internal sealed class GraphEmitter
{
    private readonly GraphBuilder _graph = new();
    private readonly FusionGroup _group;
    private readonly FusionNode[] _nodes;
    private readonly List<(Regions.Version Version, KernelTemplate.Read Read)> _reads = [];
    private readonly List<KernelTemplate.Scalar> _scalars = [];
    private readonly List<int> _loads = [];
    private readonly Dictionary<(Operation, Layout?), int> _values = [];

    private GraphEmitter(FusionGroup group, FusionNode[] nodes)
    {
        _group = group;
        _nodes = nodes;
    }

    /// <summary>Builds the kernel of a group.</summary>
    public static KernelTemplate Emit(FusionGroup group, FusionNode[] nodes) => group.Stored[0] switch
    {
        LibraryStep step => EmitLibrary(step),
        _ => new GraphEmitter(group, nodes).EmitGraph(),
    };

    private static KernelTemplate EmitLibrary(LibraryStep step)
    {
        var reads = step.Inputs.Select((input, i) => new KernelTemplate.Read(step.Slot, i, input.Layout, input.Type));
        var writes = step.Outputs.Select((_, i) => new KernelTemplate.Write(
            step.Slot, i, step.OutputLayouts[i], step.OutputTypes[i], step.Base is not null));
        return new KernelTemplate(step.Space, [.. reads], [.. writes]) { Stored = [step.Slot] };
    }

    private KernelTemplate EmitGraph()
    {
        var writes = new List<KernelTemplate.Write>(_group.Stored.Count);
        var reducedAxes = Array.Empty<int>();
        _group.Stored.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        foreach (var operation in _group.Stored)
        {
            if (operation is ReduceOperation reduce)
            {
                var value = _graph.Cast(Argument(reduce, 0, null), reduce.Accumulator);
                _graph.Reduce(value, reduce.Reduction);
                reducedAxes = reduce.Axes;
            }
            else
            {
                EmitStore((ElementwiseOperation)operation);
            }

            writes.Add(new KernelTemplate.Write(
                operation.Slot, 0, operation.Target, operation.TargetType,
                operation is ElementwiseOperation { HasMask: true }));
        }

        return new KernelTemplate(_group.Space, [.. _reads.Select(r => r.Read)], [.. writes])
        {
            Graph = _graph.ToGraph(),
            Scalars = [.. _scalars],
            ReducedAxes = reducedAxes,
            Stored = Slots(_group.Stored),
            Inlined = Slots(_group.Inlined),
            StoredTooLate = Slots(_group.StoredTooLate),
            CostPerElement = _group.Stored.Concat(_group.Inlined)
                .Sum(o => o is ElementwiseOperation e ? e.Function.Cost : 1),
        };
    }

    private static int[] Slots(List<Operation> operations) =>
        operations.Count == 0 ? [] : [.. operations.Select(o => o.Slot)];

    private void EmitStore(ElementwiseOperation operation)
    {
        var value = Value(operation, null);
        var mask = operation.HasMask
            ? _graph.Cast(Argument(operation, operation.Inputs.Length - 1, null), ElementType.Boolean)
            : -1;
        _graph.Store(value, mask);
    }

    // The node of an operation's value, cast to the type it stores, at the indices that the view selects (null: its
    // own).
    private int Value(ElementwiseOperation operation, Layout? view)
    {
        if (_values.TryGetValue((operation, view), out var known))
        {
            return known;
        }

        var arguments = new int[operation.Inputs.Length - (operation.HasMask ? 1 : 0)];
        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var input = ref operation.Inputs[i];
            arguments[i] = Argument(
                operation, i, input.Version is null ? null : Compose(operation, input.Layout, view));
        }

        var node = FunctionNodes.Apply(
            _graph, operation.Function, operation.ComputeType, operation.TargetType, arguments);
        _values[(operation, view)] = node;
        return node;
    }

    // The layout of an operand of a value that is itself seen through a view.
    private static Layout? Compose(Operation operation, Layout operand, Layout? view)
    {
        if (view is null)
        {
            return null;
        }

        if (!IndexMap.TryDecompose(view, operation.Outputs[0].Whole.Extents, out var map))
        {
            throw new InvariantException($"{operation} was inlined through a view that is no index map: {view}");
        }

        return map.Compose(operand, view.Extents);
    }

    private int Argument(Operation operation, int index, Layout? composed)
    {
        ref readonly var input = ref operation.Inputs[index];
        if (input.Version is null)
        {
            _scalars.Add(new KernelTemplate.Scalar(operation.Slot, index));
            return _graph.AddScalar(input.Type);
        }

        if (input.Version.Recipe is ElementwiseOperation producer && _nodes[producer.Slot].Group == _group)
        {
            var view = composed ?? input.Layout;
            return Value(producer, IsOwnIndices(producer, view) ? null : view);
        }

        return Load(
            input.Version, new KernelTemplate.Read(operation.Slot, index, composed ?? input.Layout, input.Type));
    }

    private static bool IsOwnIndices(Operation producer, Layout view) =>
        view.IsWhole(producer.Outputs[0].Whole.Count) && view.HasExtents(producer.Outputs[0].Whole.Extents);

    private int Load(Regions.Version version, in KernelTemplate.Read read)
    {
        for (var i = 0; i < _reads.Count; i++)
        {
            if (_reads[i].Version == version && _reads[i].Read.Type == read.Type
                && _reads[i].Read.Layout.Equals(read.Layout))
            {
                return _loads[i];
            }
        }

        _reads.Add((version, read));
        _loads.Add(_graph.AddInput(read.Type));
        return _loads[^1];
    }
}
