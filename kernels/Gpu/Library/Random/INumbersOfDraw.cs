using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Random;

/// <summary>What uniform numbers come of a draw of 64 bits, and where they are stored.</summary>
internal interface INumbersOfDraw<T>
    where T : unmanaged
{
    /// <summary>Stores those numbers of a draw that are in the target, which begins with some other numbers.</summary>
    static abstract void Store(ArrayView<T> target, long count, long before, long draw, ulong bits);
}
