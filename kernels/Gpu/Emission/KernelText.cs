using Cohort.Runtime;
using Cohort.Runtime.Kernels;

namespace Cohort.Kernels.Gpu.Emission;

/// <summary>Writes the kernel of any key by way of a language's writer.</summary>
internal static class KernelText
{
    /// <summary>The finished source.</summary>
    /// <param name="key">What to write.</param>
    /// <param name="writer">A fresh writer.</param>
    /// <param name="entryName">The entry's name.</param>
    /// <param name="threads">The size of a block where the kernel does not fix it.</param>
    public static GpuKernelSource Write(ExpressionKey key, KernelWriter writer, string entryName, int threads)
    {
        var units = threads;
        switch (key)
        {
            case MapKey map:
                MapText.Write(writer, map, threads);
                units = threads * map.VectorWidth;
                break;
            case LeafKey { Form: ReductionForm.Outer } outer:
                OuterLeafText.Write(writer, outer, threads);
                break;
            case LeafKey trailing:
                threads = TrailingLanes.ThreadsOfBlock(trailing.Graph, trailing.VectorWidth);
                units = threads / (trailing.RowLanes / trailing.VectorWidth);
                TrailingLeafText.Write(writer, trailing);
                break;
            case FoldKey fold:
                FoldText.Write(writer, fold, threads);
                break;
            default:
                throw new InvariantException($"{key.GetType().Name} has no kernel");
        }

        return new GpuKernelSource(
            writer.Finish(entryName, threads), entryName, threads, units, key.Arguments.SizeInBytes);
    }
}
