using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>
/// What one pass over memory computes: a fused expression graph, or one library operation. The result of fusion.
/// </summary>
public sealed class Kernel
{
    private WorkLabel? _label;

    /// <summary>Creates a kernel.</summary>
    public Kernel(Layout space, KernelOperand[] reads, KernelOperand[] writes)
    {
        Space = space;
        Reads = reads;
        Writes = writes;
    }

    /// <summary>The index space; only the extents matter.</summary>
    public Layout Space { get; }

    /// <summary>The memory inputs, in the order of the graph's inputs.</summary>
    public KernelOperand[] Reads { get; }

    /// <summary>The memory outputs, in the order of the graph's outputs.</summary>
    public KernelOperand[] Writes { get; }

    /// <summary>The expression graph, or null for a library operation.</summary>
    public KernelGraph? Graph { get; init; }

    /// <summary>The scalar arguments of the graph.</summary>
    public ulong[] Scalars { get; init; } = [];

    /// <summary>The reduced axes of the index space, ascending; empty without reductions.</summary>
    public int[] ReducedAxes { get; init; } = [];

    /// <summary>The library operation, or null for a graph.</summary>
    public LibraryOperation? Library { get; init; }

    /// <summary>The operations whose outputs the kernel stores.</summary>
    public IReadOnlyList<Operation> Stored { get; init; } = [];

    /// <summary>The operations whose values it computes on the way without storing them.</summary>
    public IReadOnlyList<Operation> Inlined { get; init; } = [];

    /// <summary>
    /// Stored operations that had been computed inside an earlier kernel, for a consumer that had not: the next time
    /// they are better stored at once.
    /// </summary>
    public IReadOnlyList<Operation> StoredTooLate { get; init; } = [];

    /// <summary>The arithmetic per index, in additions.</summary>
    public double CostPerElement { get; init; } = 1;

    /// <summary>Why it does not run where it might be expected to, or null. Part of <see cref="Label"/>.</summary>
    public string? Note { get; set; }

    /// <summary>What it does, in words.</summary>
    public WorkLabel Label
    {
        get => _label ??= new WorkLabel(Stored, Inlined, Note);
        set => _label = value;
    }

    /// <inheritdoc/>
    public override string ToString() => Label.ToString();
}
