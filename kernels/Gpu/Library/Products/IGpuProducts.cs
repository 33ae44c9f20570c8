namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Seam: a vendor's library that multiplies matrices on a queue.</summary>
public interface IGpuProducts
{
    /// <summary>
    /// Queues products; false, with nothing queued, for types and layouts that the library does not take. The answer
    /// depends on these alone.
    /// </summary>
    bool TryMultiply(in StackedProduct product);
}
