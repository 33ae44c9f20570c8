using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>
/// What the kernels of both reduction forms share: where a unit lies, its elements, its partial results.
/// </summary>
internal abstract class LeafText
{
    // Loads of 16 bytes that a thread has under way.
    private const int VectorsOfTurn = 4;

    /// <summary>How many steps a turn of a loop takes in graphs of up to so many nodes.</summary>
    private static readonly (int Nodes, int Steps)[] Unrolling = [(24, 8), (80, 4)];

    private readonly KernelPointer[] _inputs;
    private readonly KernelPointer[] _outputs;
    private readonly GraphEvaluation _graph;

    protected LeafText(KernelWriter writer, LeafKey key)
    {
        Writer = writer;
        Key = key;
        Indices = new IndexArithmetic(writer, key);
        var inputs = key.Graph.Inputs.Length;
        _inputs = [.. Enumerable.Range(0, inputs).Select(k => writer.Operand(k, isReadOnly: true))];
        _outputs = [.. Enumerable.Range(inputs, key.Graph.Outputs.Length).Select(k => writer.Operand(k, false))];
        Outputs = [.. Enumerable.Range(0, key.Graph.Outputs.Length).Select(output => new PartialText(
            writer, key.Graph.Outputs[output].Reduction!.Value, key.Graph.ValueType(output)))];
        _graph = new GraphEvaluation(writer, key.Graph, key.Arguments);
    }

    protected KernelWriter Writer { get; }

    protected LeafKey Key { get; }

    protected IndexArithmetic Indices { get; }

    protected PartialText[] Outputs { get; }

    /// <summary>The end of the reduced loops.</summary>
    protected int ReducedEnd => Key.Form == ReductionForm.Outer ? Key.Loops - 1 : Key.Loops;

    /// <summary>
    /// The unit's leaf within the launch, its kept index, and the addresses of its inputs at reduced index 0.
    /// </summary>
    protected LeafUnit Locate(KernelValue unit)
    {
        var arguments = Key.Arguments;
        var (leaf, kept) = Indices.Divide(unit, arguments.KeptCount, arguments.KeptDivisor);
        var first = Indices.Add(leaf, Indices.Argument(arguments.LeafBegin));
        if (Key.Form == ReductionForm.Outer)
        {
            kept = Indices.Multiply(kept, Key.VectorWidth);
        }

        var leading = kept;
        KernelValue? column = null;
        if (Key.Form == ReductionForm.Outer)
        {
            (leading, column) = Indices.Divide(
                kept, arguments.Extent(Key.Loops - 1), arguments.ExtentDivisor(Key.Loops - 1));
        }

        var indices = Indices.Split(leading, 0, Key.LeadingKept);
        var addresses = _inputs.Select((pointer, input) =>
        {
            pointer = Indices.Move(pointer, input, indices, 0, Key.Patterns[input], Size(input));
            return column is { } c
                ? Indices.Move(pointer, input, [c], Key.Loops - 1, Key.Patterns[input], Size(input))
                : pointer;
        });
        return new LeafUnit(leaf, first, kept, indices, column, [.. addresses]);
    }

    /// <summary>The values to reduce at a reduced index, in the types in which they are joined.</summary>
    protected PartialResult[] Evaluate(LeafUnit unit, KernelValue reduced)
    {
        var at = Indices.Split(reduced, Key.LeadingKept, ReducedEnd);
        var results = _graph.Write(
            input => Writer.Load(AddressOf(unit, input, at), Key.Graph.Inputs[input]),
            axis => Indices.Global(IndexOf(unit, at, axis), axis));
        return Convert(results, reduced);
    }

    /// <summary>
    /// The same for neighbours along the innermost loop, one load for all: per neighbour, per output.
    /// </summary>
    protected PartialResult[][] EvaluateGroup(LeafUnit unit, KernelValue reduced)
    {
        var at = Indices.Split(reduced, Key.LeadingKept, ReducedEnd);
        var results = _graph.WriteGroup(
            Key.VectorWidth,
            input => Writer.LoadGroup(
                AddressOf(unit, input, at), Key.Graph.Inputs[input], Key.Patterns[input], Key.VectorWidth),
            (lane, axis) => Indices.Global(
                Indices.Add(IndexOf(unit, at, axis), axis == Key.Loops - 1 ? lane : 0), axis));
        var next = Key.Form == ReductionForm.Outer ? 0 : 1;
        return [.. results.Select((values, lane) => Convert(values, Indices.Add(reduced, next * lane)))];
    }

    /// <summary>
    /// Accumulators that have met nothing; a position starts with the first that its thread will meet.
    /// </summary>
    protected PartialResult StartOf(int output, KernelValue firstPosition) =>
        Outputs[output].Start(Outputs[output].HasPosition ? Indices.Widen(firstPosition) : null);

    /// <summary>
    /// Runs a body for indices from a variable on to before an end, several a turn where graphs are small.
    /// </summary>
    /// <param name="at">The variable.</param>
    /// <param name="step">The distance of the indices of a thread.</param>
    /// <param name="end">The end.</param>
    /// <param name="reach">How far beyond its index a step loads.</param>
    /// <param name="together">How many the body handles in a turn when it need not check: a power of two.</param>
    /// <param name="body">
    /// Called with how many steps to do, and whether any index after the first has to be checked.
    /// </param>
    protected void ForEach(
        KernelValue at, int step, int reach, KernelValue end, int together, Action<int, bool> body)
    {
        var steps = StepsOfTurn();
        if (steps > 0 && steps % together == 0)
        {
            Writer.While(() => Indices.Less(Indices.Add(at, ((steps - 1) * step) + reach), end), () =>
            {
                body(steps, false);
                Writer.Assign(at, Indices.Add(at, steps * step));
            });
        }

        Writer.While(() => Indices.Less(at, end), () =>
        {
            body(together, true);
            Writer.Assign(at, Indices.Add(at, together * step));
        });
    }

    /// <summary>Writes the partial results of a unit, or its results where it is their only leaf.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="partials">Per output those of the unit's kept index and of its neighbours.</param>
    protected void Store(LeafUnit unit, PartialResult[][] partials)
    {
        var rows = Indices.Multiply(unit.Leaf, Indices.Argument(Key.Arguments.KeptStride));
        var at = Indices.Add(rows, unit.Kept);
        for (var output = 0; output < partials.Length; output++)
        {
            var text = Outputs[output];
            if (Key.StoresResults)
            {
                var size = text.HasPosition ? sizeof(long) : text.StoredType.SizeInBytes();
                text.StoreResults(Writer.Advance(_outputs[output], unit.Kept, size), partials[output]);
            }
            else
            {
                text.Store(Writer.Advance(_outputs[output], at, text.Size), partials[output]);
            }
        }
    }

    private int StepsOfTurn()
    {
        var nodes = Key.Graph.Nodes.Length;
        if (Key.VectorWidth == 1)
        {
            return Array.Find(Unrolling, row => nodes <= row.Nodes).Steps;
        }

        var steps = VectorsOfTurn;
        while (steps > 1 && nodes * Key.VectorWidth * steps > MapLaunch.MostVectorNodes)
        {
            steps /= 2;
        }

        return steps;
    }

    private PartialResult[] Convert(OutputValue[] results, KernelValue reduced) =>
        [.. results.Select((result, output) => new PartialResult(
            Outputs[output].Convert(result.Value),
            Outputs[output].HasPosition ? Indices.Widen(reduced) : result.Imaginary))];

    private KernelPointer AddressOf(LeafUnit unit, int input, KernelValue[] at) =>
        Indices.Move(unit.Inputs[input], input, at, Key.LeadingKept, Key.Patterns[input], Size(input));

    private int Size(int input) => Key.Graph.Inputs[input].SizeInBytes();

    private KernelValue IndexOf(LeafUnit unit, KernelValue[] reduced, int axis) =>
        axis < Key.LeadingKept ? unit.Leading[axis]
        : axis < ReducedEnd ? reduced[axis - Key.LeadingKept]
        : unit.Column!.Value;
}
