using System.Numerics;
using Cohort.Kernels.Gpu.Library.Indexing;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Decompositions;

/// <summary>What is done to matrices before and after a vendor's library has them, a thread for each element.</summary>
internal static class DenseKernels<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>From any layout to dense memory, in row-major order.</summary>
    public static readonly LibraryKernelKey Copy = new(CopyElements);

    /// <summary>Ones on the diagonals, zeros elsewhere.</summary>
    public static readonly LibraryKernelKey Identity = new(FillIdentity);

    /// <summary>Zeros above the diagonals, or below them.</summary>
    public static readonly LibraryKernelKey Clear = new(ClearTriangle);

    private static void CopyElements(
        ArrayView<T> source, ArrayView<T> dense, ArrayView<long> numbers, long shape, long count)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element < count)
        {
            dense[element] = source[StridedShape.Offset(numbers, shape, element)];
        }
    }

    private static void FillIdentity(ArrayView<T> dense, long n, long count)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element < count)
        {
            var inMatrix = element % (n * n);
            dense[element] = inMatrix / n == inMatrix % n ? T.One : T.Zero;
        }
    }

    private static void ClearTriangle(ArrayView<T> dense, long n, long isUpper, long count)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element < count)
        {
            var inMatrix = element % (n * n);
            var (row, column) = (inMatrix / n, inMatrix % n);
            if (isUpper != 0 ? column > row : column < row)
            {
                dense[element] = T.Zero;
            }
        }
    }
}
