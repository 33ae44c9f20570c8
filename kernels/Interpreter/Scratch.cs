namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The working memory of one run: blocks, and where each node's value currently lies. It is pinned for its lifetime.
/// </summary>
internal sealed unsafe class Scratch
{
    private const int Alignment = 64;

    private readonly byte[] _memory;
    private readonly byte* _base;
    private readonly nint[] _values;
    private readonly nint[] _masks;

    public Scratch(InterpreterPlan plan, int nodes, int operands, int accumulatorBytes)
    {
        var planned = (plan.ScratchSize + Alignment - 1) & -Alignment;
        _memory = GC.AllocateUninitializedArray<byte>(planned + accumulatorBytes + Alignment, pinned: true);
        fixed (byte* start = _memory)
        {
            _base = (byte*)(((nint)start + Alignment - 1) & -Alignment);
        }

        Accumulators = _base + planned;
        _values = new nint[nodes];
        _masks = new nint[nodes];
        Runs = new long[operands];
        for (var node = 0; node < nodes; node++)
        {
            Set(node, _base + plan.Offsets[node], plan.IsUniform(node) ? 0 : -1);
        }
    }

    /// <summary>Memory for accumulators.</summary>
    public byte* Accumulators { get; }

    /// <summary>
    /// Per memory operand, how many elements follow each other contiguously in row-major order of the box.
    /// </summary>
    public long[] Runs { get; }

    /// <summary>The planned place of a node's block.</summary>
    public byte* Place(InterpreterPlan plan, int node) => _base + plan.Offsets[node];

    /// <summary>Where a node's value lies.</summary>
    public byte* Value(int node) => (byte*)_values[node];

    /// <summary>The index mask of a node's value.</summary>
    public nint Mask(int node) => _masks[node];

    /// <summary>Says where a node's value lies.</summary>
    public void Set(int node, byte* value, nint mask)
    {
        _values[node] = (nint)value;
        _masks[node] = mask;
    }

    /// <summary>Runs one step on the current values.</summary>
    public void Run(in PlanStep step, nint count)
    {
        var block = new BlockArguments
        {
            A = Value(step.A),
            MaskA = _masks[step.A],
            Result = Value(step.Result),
            Count = count,
        };
        if (step.B >= 0)
        {
            block.B = Value(step.B);
            block.MaskB = _masks[step.B];
        }

        if (step.C >= 0)
        {
            block.C = Value(step.C);
            block.MaskC = _masks[step.C];
        }

        step.Loop(block);
    }
}
