using Cohort.Runtime.Elements;

namespace Cohort.Runtime.Expressions;

/// <summary>
/// Builds a <see cref="KernelGraph"/>. Equal nodes are built once (common subexpressions), operators on constants are
/// folded, and what no output needs is dropped.
/// </summary>
public sealed class GraphBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _index = [];
    private readonly List<ElementType> _inputs = [];
    private readonly List<ElementType> _scalars = [];
    private readonly List<GraphOutput> _outputs = [];

    /// <summary>The number of nodes so far, dead ones included.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>A node that was built.</summary>
    public Node this[int node] => _nodes[node];

    /// <summary>Declares the next memory input and gives the node of its element.</summary>
    public int AddInput(ElementType type)
    {
        _inputs.Add(type);
        return Add(new Node(Primitive.Input, type, _inputs.Count - 1));
    }

    /// <summary>Declares the next scalar argument and gives its node.</summary>
    public int AddScalar(ElementType type)
    {
        _scalars.Add(type);
        return Add(new Node(Primitive.Scalar, type, _scalars.Count - 1));
    }

    /// <summary>The index along an axis of the index space.</summary>
    public int Index(int axis) => Add(new Node(Primitive.Index, ElementType.Int64, axis));

    /// <summary>A constant by its bits.</summary>
    public int ConstantBits(ElementType type, ulong bits) => Add(new Node(Primitive.Constant, type, Bits: bits));

    /// <summary>A constant, rounded or wrapped to <paramref name="type"/>.</summary>
    public int Constant(ElementType type, double value) => ConstantBits(type, ScalarBits.FromDouble(type, value));

    /// <summary>Applies an operator to one node.</summary>
    public int Unary(Primitive op, int a) => Fold(new Node(op, _nodes[a].Type, a));

    /// <summary>The real or the imaginary part of a Complex node, as <paramref name="part"/> says.</summary>
    public int Part(Primitive part, int a)
    {
        var node = _nodes[a];
        return node.Operator == Primitive.Complex
            ? part == Primitive.RealPart ? node.A : node.B
            : Add(new Node(part, ElementType.Double, a));
    }

    /// <summary>The Complex of two Double nodes.</summary>
    public int Complex(int real, int imaginary) =>
        Add(new Node(Primitive.Complex, ElementType.Complex, real, imaginary));

    /// <summary>Applies an operator to two nodes of one type; comparisons give Boolean.</summary>
    public int Binary(Primitive op, int a, int b)
    {
        if (_nodes[a].Type != _nodes[b].Type)
        {
            throw new InvariantException($"{op} of {_nodes[a].Type} and {_nodes[b].Type}");
        }

        var isComparison = op is >= Primitive.Equal and <= Primitive.LessOrEqual;
        return Fold(new Node(op, isComparison ? ElementType.Boolean : _nodes[a].Type, a, b));
    }

    /// <summary>a * b + c with one rounding.</summary>
    public int FusedMultiplyAdd(int a, int b, int c) =>
        Fold(new Node(Primitive.FusedMultiplyAdd, _nodes[a].Type, a, b, c));

    /// <summary><paramref name="whenTrue"/> where the condition holds, else <paramref name="whenFalse"/>.</summary>
    public int Select(int condition, int whenTrue, int whenFalse) =>
        whenTrue == whenFalse
            ? whenTrue
            : Fold(new Node(Primitive.Select, _nodes[whenTrue].Type, condition, whenTrue, whenFalse));

    /// <summary>
    /// As <see cref="Select"/>, for a condition that is hardly ever true: the node carries <see cref="Node.IsRare"/>,
    /// so that whoever runs the graph may skip what only <paramref name="whenTrue"/> needs while no element wants it.
    /// </summary>
    public int SelectRare(int condition, int whenTrue, int whenFalse) =>
        Fold(new Node(Primitive.Select, _nodes[whenTrue].Type, condition, whenTrue, whenFalse, Bits: 1));

    /// <summary>Converts a node to a type; nothing when it has it already.</summary>
    public int Cast(int a, ElementType type) => _nodes[a].Type == type ? a : Fold(new Node(Primitive.Cast, type, a));

    /// <summary>Reads the bits of a node as another type of the same size.</summary>
    public int BitCast(int a, ElementType type) =>
        _nodes[a].Type == type ? a : Fold(new Node(Primitive.BitCast, type, a));

    /// <summary>Declares the next output: a store of a node, under a mask node if given.</summary>
    public void Store(int node, int mask = -1) => Add(new GraphOutput(node, null, mask));

    /// <summary>Declares the next output: a reduction of a node.</summary>
    public void Reduce(int node, ReductionOperator op) => Add(new GraphOutput(node, op));

    /// <summary>Declares the next output, of nodes of this builder.</summary>
    public void Add(GraphOutput output) => _outputs.Add(output);

    /// <summary>Finishes the graph: the nodes that outputs need, renumbered in order.</summary>
    public KernelGraph ToGraph()
    {
        var used = new bool[_nodes.Count];
        foreach (var output in _outputs)
        {
            foreach (var node in (ReadOnlySpan<int>)[output.Node, output.Mask, output.Imaginary])
            {
                if (node >= 0)
                {
                    used[node] = true;
                }
            }
        }

        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            if (used[i] && !_nodes[i].IsLeaf)
            {
                MarkOperands(_nodes[i], used);
            }
        }

        var place = new int[_nodes.Count];
        var kept = new List<Node>(_nodes.Count);
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (used[i])
            {
                place[i] = kept.Count;
                kept.Add(Renumber(_nodes[i], place));
            }
        }

        int PlaceOf(int node) => node < 0 ? -1 : place[node];
        var outputs = _outputs.Select(o => o with
        {
            Node = place[o.Node],
            Mask = PlaceOf(o.Mask),
            Imaginary = PlaceOf(o.Imaginary),
        });
        return new KernelGraph([.. kept], [.. _inputs], [.. _scalars], [.. outputs]);
    }

    private static void MarkOperands(Node node, bool[] used)
    {
        used[node.A] = true;
        if (node.B >= 0)
        {
            used[node.B] = true;
        }

        if (node.C >= 0)
        {
            used[node.C] = true;
        }
    }

    private static Node Renumber(Node node, int[] place) =>
        node.IsLeaf
            ? node
            : node with
            {
                A = place[node.A],
                B = node.B < 0 ? -1 : place[node.B],
                C = node.C < 0 ? -1 : place[node.C],
            };

    private int Fold(Node node)
    {
        Node Operand(int index) => index < 0 ? default : _nodes[index];
        return ConstantFolding.TryFold(node, Operand(node.A), Operand(node.B), Operand(node.C), out var bits)
            ? ConstantBits(node.Type, bits)
            : Add(node);
    }

    private int Add(Node node)
    {
        if (_index.TryGetValue(node, out var existing))
        {
            return existing;
        }

        _nodes.Add(node);
        _index.Add(node, _nodes.Count - 1);
        return _nodes.Count - 1;
    }
}
