using System.Text;
using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Expressions;

/// <summary>
/// A typed expression graph: what one fused kernel computes for one index. Its memory operands are the inputs followed
/// by the outputs. Arrays, sizes, strides and scalar values are no part of it, so equal graphs share compiled code.
/// </summary>
public sealed class KernelGraph : IEquatable<KernelGraph>
{
    private readonly Node[] _nodes;
    private readonly ElementType[] _inputs;
    private readonly ElementType[] _scalars;
    private readonly GraphOutput[] _outputs;
    private readonly int _hash;

    internal KernelGraph(Node[] nodes, ElementType[] inputs, ElementType[] scalars, GraphOutput[] outputs)
    {
        _nodes = nodes;
        _inputs = inputs;
        _scalars = scalars;
        _outputs = outputs;
        var hash = new HashCode();
        foreach (var node in nodes)
        {
            hash.Add(node);
        }

        foreach (var output in outputs)
        {
            hash.Add(output);
        }

        _hash = hash.ToHashCode();
        HasReductions = Array.Exists(outputs, o => o.Reduction is not null);
        UsesIndices = Array.Exists(nodes, n => n.Operator == Primitive.Index);
    }

    /// <summary>The nodes; operands come before their users.</summary>
    public ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>The element type of each memory input.</summary>
    public ReadOnlySpan<ElementType> Inputs => _inputs;

    /// <summary>The type of each scalar argument.</summary>
    public ReadOnlySpan<ElementType> Scalars => _scalars;

    /// <summary>The results: either all plain stores or all reductions.</summary>
    public ReadOnlySpan<GraphOutput> Outputs => _outputs;

    /// <summary>The number of memory operands: inputs, then outputs.</summary>
    public int OperandCount => _inputs.Length + _outputs.Length;

    /// <summary>Whether the outputs are reductions.</summary>
    public bool HasReductions { get; }

    /// <summary>
    /// Whether any node is an index of the index space, so that its axes may not be merged or reordered.
    /// </summary>
    public bool UsesIndices { get; }

    /// <summary>The type of the elements that an output stores.</summary>
    public ElementType OutputType(int output) =>
        _outputs[output].Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum
            ? ElementType.Int64
            : ValueType(output);

    /// <summary>The type of the values that an output stores or reduces.</summary>
    public ElementType ValueType(int output) =>
        _outputs[output].Imaginary >= 0 ? ElementType.Complex : _nodes[_outputs[output].Node].Type;

    /// <summary>The element type of memory operand <paramref name="operand"/>.</summary>
    public ElementType OperandType(int operand) =>
        operand < _inputs.Length ? _inputs[operand] : OutputType(operand - _inputs.Length);

    /// <inheritdoc/>
    public bool Equals(KernelGraph? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Nodes.SequenceEqual(other._nodes)
            && Outputs.SequenceEqual(other._outputs) && Inputs.SequenceEqual(other._inputs)
            && Scalars.SequenceEqual(other._scalars));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KernelGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The graph as text, one node a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _nodes.Length; i++)
        {
            var node = _nodes[i];
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{i} = {node.Operator}.{node.Type}");
            text.Append(node.Operator == Primitive.Constant ? $" 0x{node.Bits:x}" : $" {node.A} {node.B} {node.C}");
            text.AppendLine();
        }

        foreach (var output in _outputs)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{output}");
        }

        return text.ToString();
    }
}
