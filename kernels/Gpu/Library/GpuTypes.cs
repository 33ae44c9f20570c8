using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>Which element types library kernels compute with.</summary>
internal static class GpuTypes
{
    /// <summary>Why there is no such kernel for elements of a type, or null when there is.</summary>
    public static string? NumberRefusal(ElementType type, string name) =>
        type is ElementType.Half or ElementType.Decimal or ElementType.Complex
            ? $"{name} of {type} has no GPU kernel"
            : null;
}
