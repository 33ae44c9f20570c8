using Cohort.Kernels.Gpu.Library.Indexing;
using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Fourier;

/// <summary>
/// Moves lines of an array to dense memory, cut or continued with zeros, and back; a thread for each number. All memory
/// is seen as doubles.
/// </summary>
internal static class LineKernels
{
    /// <summary>Complex numbers, times a factor; of two of each line the imaginary part is dropped.</summary>
    public static readonly LibraryKernelKey FromComplex = new(LoadComplex);

    /// <summary>Real numbers, times a factor, as real or complex ones, also in reverse but for the first.</summary>
    public static readonly LibraryKernelKey FromReal = new(LoadReal);

    /// <summary>Dense lines back to an array.</summary>
    public static readonly LibraryKernelKey ToArray = new(StoreLines);

    private static void LoadComplex(
        ArrayView<double> array, ArrayView<double> dense, ArrayView<long> numbers, long count, long shape, long length,
        long present, long step, long first, long middle, double scale, double imaginaryScale)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            var line = at / length;
            var j = at - (line * length);
            var re = 0.0;
            var im = 0.0;
            if (j < present)
            {
                var element = 2 * (StridedShape.Offset(numbers, shape, line) + (j * step));
                re = array[element] * scale;
                im = j == first || j == middle ? 0.0 : array[element + 1] * imaginaryScale;
            }

            dense[2 * at] = re;
            dense[(2 * at) + 1] = im;
        }
    }

    private static void LoadReal(
        ArrayView<double> array, ArrayView<double> dense, ArrayView<long> numbers, long count, long shape, long length,
        long present, long step, long parts, long isReversed, double scale)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            var line = at / length;
            var j = at - (line * length);
            if (isReversed != 0 && j > 0)
            {
                j = length - j;
            }

            var value = 0.0;
            if (j < present)
            {
                value = array[StridedShape.Offset(numbers, shape, line) + (j * step)] * scale;
            }

            dense[parts * at] = value;
            if (parts == 2)
            {
                dense[(2 * at) + 1] = 0.0;
            }
        }
    }

    private static void StoreLines(
        ArrayView<double> dense, ArrayView<double> array, ArrayView<long> numbers, long count, long shape, long length,
        long step, long parts)
    {
        var at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            var line = at / length;
            var element = parts * (StridedShape.Offset(numbers, shape, line) + ((at - (line * length)) * step));
            array[element] = dense[parts * at];
            if (parts == 2)
            {
                array[element + 1] = dense[(2 * at) + 1];
            }
        }
    }
}
