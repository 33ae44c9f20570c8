using Cohort.Runtime.Expressions;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Folds the partial results of a reduction's leaves by the fixed tree of <see
/// cref="Cohort.Runtime.Kernels.IHostKernels.Fold"/>.
/// </summary>
public static unsafe class PartialFold
{
    /// <summary>Folds partials and stores the results; parameters as in IHostKernels.Fold.</summary>
    public static void Run(
        KernelGraph graph, int output, byte* partials, long keptStride, long keptBegin, long keptEnd, long leaves,
        byte* destination)
    {
        if (keptEnd <= keptBegin)
        {
            return;
        }

        if (leaves == 0)
        {
            StoreIdentity(graph, output, keptBegin, keptEnd, destination);
            return;
        }

        var folded = FoldedOutput.Of(graph, output);
        var rowSize = keptStride * folded.PartialSize;
        var first = partials + (keptBegin * folded.PartialSize);
        var count = keptEnd - keptBegin;
        for (; leaves > 1; leaves = (leaves + 1) / 2)
        {
            FoldLevel(folded, first, rowSize, leaves, count);
        }

        Store(folded, first, destination, keptBegin, count);
    }

    /// <summary>Joins rows 2i and 2i + 1 into row i; a last row without a neighbour moves along.</summary>
    private static void FoldLevel(FoldedOutput folded, byte* first, long rowSize, long leaves, long count)
    {
        for (var leaf = 0L; leaf < leaves; leaf += 2)
        {
            var left = first + (leaf * rowSize);
            var result = first + (leaf / 2 * rowSize);
            if (leaf + 1 < leaves)
            {
                Join(folded, left, left + rowSize, count);
            }

            if (result != left)
            {
                Buffer.MemoryCopy(left, result, count * folded.PartialSize, count * folded.PartialSize);
            }
        }
    }

    private static void Join(FoldedOutput folded, byte* left, byte* right, long count)
    {
        if (folded.Search is null)
        {
            folded.Combine!(new BlockArguments
            {
                A = left,
                MaskA = -1,
                B = right,
                MaskB = -1,
                Result = left,
                Count = (nint)count,
            });
            return;
        }

        for (var k = 0L; k < count; k++)
        {
            folded.Search.Join(left + (k * folded.PartialSize), right + (k * folded.PartialSize));
        }
    }

    private static void Store(FoldedOutput folded, byte* values, byte* destination, long keptBegin, long count)
    {
        if (folded.Search is null)
        {
            var size = count * folded.ElementSize;
            Buffer.MemoryCopy(values, destination + (keptBegin * folded.ElementSize), size, size);
            return;
        }

        for (var k = 0L; k < count; k++)
        {
            ((long*)destination)[keptBegin + k] = ((long*)(values + (k * folded.PartialSize)))[1];
        }
    }

    private static void StoreIdentity(KernelGraph graph, int output, long keptBegin, long keptEnd, byte* destination)
    {
        var folded = FoldedOutput.Of(graph, output);
        if (folded.Search is not null)
        {
            new Span<long>((long*)destination + keptBegin, (int)(keptEnd - keptBegin)).Clear();
            return;
        }

        var identity = stackalloc ulong[2];
        ElementOperators.Of(graph.Nodes[graph.Outputs[output].Node].Type)
            .WriteIdentity(graph.Outputs[output].Reduction!.Value, (byte*)identity);
        ElementMover.Of(folded.ElementSize).Scatter(
            (byte*)identity, 0, destination + (keptBegin * folded.ElementSize), folded.ElementSize,
            (nint)(keptEnd - keptBegin));
    }
}
