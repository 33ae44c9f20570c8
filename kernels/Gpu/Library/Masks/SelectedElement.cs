using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Masks;

/// <summary>The element at the position.</summary>
internal readonly struct SelectedElement<T> : IMaskOutput<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static T Of(ArrayView<T> source, long position) => source[position];
}
