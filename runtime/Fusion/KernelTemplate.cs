using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;

namespace Cohort.Runtime.Fusion;

/// <summary>
/// A kernel without its arrays and scalars: what fusion made of operations of some structure. Operations are named by
/// their place among those that a walk has found, so that it serves all walks that find the same structure.
/// </summary>
public sealed class KernelTemplate
{
    private readonly Read[] _reads;
    private readonly Write[] _writes;

    internal KernelTemplate(Layout space, Read[] reads, Write[] writes)
    {
        Space = space;
        _reads = reads;
        _writes = writes;
    }

    /// <summary>The index space.</summary>
    public Layout Space { get; }

    /// <summary>The expression graph, or null for a library operation.</summary>
    public KernelGraph? Graph { get; init; }

    /// <summary>The reduced axes of the index space, ascending.</summary>
    public int[] ReducedAxes { get; init; } = [];

    /// <summary>The arithmetic per index, in additions.</summary>
    public double CostPerElement { get; init; } = 1;

    internal Scalar[] Scalars { get; init; } = [];

    internal int[] Stored { get; init; } = [];

    internal int[] Inlined { get; init; } = [];

    internal int[] StoredTooLate { get; init; } = [];

    /// <summary>The kernel for the operations that a walk has found, none of which has run.</summary>
    public Kernel For(List<Operation> operations)
    {
        var scalars = Scalars.Length == 0 ? [] : new ulong[Scalars.Length];
        for (var i = 0; i < scalars.Length; i++)
        {
            scalars[i] = operations[Scalars[i].Operation].Inputs[Scalars[i].Input].Bits;
        }

        return new Kernel(Space, ReadsOf(operations), WritesOf(operations))
        {
            Graph = Graph,
            Library = Graph is null ? ((LibraryStep)operations[Stored[0]]).Definition : null,
            Scalars = scalars,
            ReducedAxes = ReducedAxes,
            Stored = Pick(operations, Stored),
            Inlined = Pick(operations, Inlined),
            StoredTooLate = Pick(operations, StoredTooLate),
            CostPerElement = CostPerElement,
        };
    }

    private KernelOperand[] ReadsOf(List<Operation> operations)
    {
        var reads = new KernelOperand[_reads.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            ref readonly var read = ref _reads[i];
            reads[i] = new KernelOperand(
                operations[read.Operation].Inputs[read.Input].Version!, read.Layout, read.Type);
        }

        return reads;
    }

    private KernelOperand[] WritesOf(List<Operation> operations)
    {
        var writes = new KernelOperand[_writes.Length];
        for (var i = 0; i < writes.Length; i++)
        {
            ref readonly var write = ref _writes[i];
            var operation = operations[write.Operation];
            writes[i] = new KernelOperand(operation.Outputs[write.Output], write.Layout, write.Type)
            {
                Base = operation.Base,
                ReadsOldContent = write.ReadsOldContent,
                Shared = operation.Shared,
            };
        }

        return writes;
    }

    private static Operation[] Pick(List<Operation> operations, int[] slots)
    {
        if (slots.Length == 0)
        {
            return [];
        }

        var picked = new Operation[slots.Length];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = operations[slots[i]];
        }

        return picked;
    }

    /// <summary>What is read: the version of an operation's input, seen by the kernel.</summary>
    internal readonly record struct Read(int Operation, int Input, Layout Layout, ElementType Type);

    /// <summary>What is written: an operation's output.</summary>
    internal readonly record struct Write(
        int Operation, int Output, Layout Layout, ElementType Type, bool ReadsOldContent);

    /// <summary>A scalar argument: an operation's input.</summary>
    internal readonly record struct Scalar(int Operation, int Input);
}
