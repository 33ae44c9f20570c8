using ILGPU;

namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Products of stacked matrices, of three kinds: for large, for small and for thin ones.</summary>
internal static class MatMulKernels<T, TSum, TProduct>
    where T : unmanaged
    where TSum : unmanaged
    where TProduct : struct, IProduct<T, TSum>
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = Span * Span;

    /// <summary>How many rows and columns a block of <see cref="Tiles"/> computes.</summary>
    public const int Side = 4 * Span;

    private const int Span = 16;
    private const int Depth = 16;
    private const int Left = 0;
    private const int Right = 1;
    private const int Result = 2;

    /// <summary>A tile of the result for each block, through shared memory.</summary>
    public static readonly LibraryKernelKey Tiles = new(MultiplyTiles) { FusesMultiplyAdd = true };

    /// <summary>An element of the result for each thread.</summary>
    public static readonly LibraryKernelKey Elements = new(MultiplyElements) { FusesMultiplyAdd = true };

    /// <summary>An element of the result for each block, whose threads share the sum.</summary>
    public static readonly LibraryKernelKey Sums = new(MultiplySums) { FusesMultiplyAdd = true };

    private static void MultiplyElements(
        ArrayView<T> left, ArrayView<T> right, ArrayView<T> result, ArrayView<long> numbers, long count)
    {
        var element = ((long)Grid.IdxX * Group.DimX) + Group.IdxX;
        if (element >= count)
        {
            return;
        }

        var shape = new MatMulShape(numbers);
        var (matrix, row, column) = Place(shape, element);
        var at = shape.Matrix(Left, matrix) + (row * shape.Row(Left));
        var from = shape.Matrix(Right, matrix) + (column * shape.Column(Right));
        var (step, down, k) = (shape.Column(Left), shape.Row(Right), shape.K);
        var sum = TProduct.Zero;
        for (var index = 0L; index < k; index++)
        {
            sum = TProduct.MultiplyAdd(
                sum, TProduct.Load(left[at + (index * step)]), TProduct.Load(right[from + (index * down)]));
        }

        Store(result, shape, matrix, row, column, sum);
    }

    private static void MultiplySums(
        ArrayView<T> left, ArrayView<T> right, ArrayView<T> result, ArrayView<long> numbers)
    {
        var shared = SharedMemory.Allocate<TSum>(Threads);
        var shape = new MatMulShape(numbers);
        var (matrix, row, column) = Place(shape, Grid.IdxX);
        var at = shape.Matrix(Left, matrix) + (row * shape.Row(Left));
        var from = shape.Matrix(Right, matrix) + (column * shape.Column(Right));
        var (step, down, k) = (shape.Column(Left), shape.Row(Right), shape.K);
        var sum = TProduct.Zero;
        for (var index = (long)Group.IdxX; index < k; index += Threads)
        {
            sum = TProduct.MultiplyAdd(
                sum, TProduct.Load(left[at + (index * step)]), TProduct.Load(right[from + (index * down)]));
        }

        shared[Group.IdxX] = sum;
        Group.Barrier();
        for (var distance = Threads / 2; distance > 0; distance /= 2)
        {
            if (Group.IdxX < distance)
            {
                shared[Group.IdxX] = TProduct.Add(shared[Group.IdxX], shared[Group.IdxX + distance]);
            }

            Group.Barrier();
        }

        if (Group.IdxX == 0)
        {
            Store(result, shape, matrix, row, column, shared[0]);
        }
    }

    // A thread computes four rows and four columns, Span apart, so that neighbours read neighbours.
    private static void MultiplyTiles(
        ArrayView<T> left, ArrayView<T> right, ArrayView<T> result, ArrayView<long> numbers, long tilesDown,
        long tilesAcross)
    {
        var ofLeft = SharedMemory.Allocate<TSum>(Depth * Side);
        var ofRight = SharedMemory.Allocate<TSum>(Depth * Side);
        var shape = new MatMulShape(numbers);
        var k = shape.K;
        var matrix = Grid.IdxX / (tilesDown * tilesAcross);
        var tile = Grid.IdxX % (tilesDown * tilesAcross);
        var (top, across) = (tile / tilesAcross * Side, tile % tilesAcross * Side);
        var at = shape.Matrix(Left, matrix);
        var from = shape.Matrix(Right, matrix);
        var (x, y) = (Group.IdxX % Span, Group.IdxX / Span);
        var first = Four<T, TSum, TProduct>.Zero;
        var second = Four<T, TSum, TProduct>.Zero;
        var third = Four<T, TSum, TProduct>.Zero;
        var fourth = Four<T, TSum, TProduct>.Zero;
        for (var depth = 0L; depth < k; depth += Depth)
        {
            Fill(ofLeft, left, at, top, shape.M, shape.Row(Left), depth, k, shape.Column(Left));
            Fill(ofRight, right, from, across, shape.N, shape.Column(Right), depth, k, shape.Row(Right));
            Group.Barrier();
            for (var step = 0; step < Depth; step++)
            {
                var line = step * Side;
                var columns = new Four<T, TSum, TProduct>
                {
                    A = ofRight[line + x],
                    B = ofRight[line + x + Span],
                    C = ofRight[line + x + (2 * Span)],
                    D = ofRight[line + x + (3 * Span)],
                };
                first = first.Plus(ofLeft[line + y], columns);
                second = second.Plus(ofLeft[line + y + Span], columns);
                third = third.Plus(ofLeft[line + y + (2 * Span)], columns);
                fourth = fourth.Plus(ofLeft[line + y + (3 * Span)], columns);
            }

            Group.Barrier();
        }

        StoreRow(result, shape, matrix, top + y, across + x, first);
        StoreRow(result, shape, matrix, top + y + Span, across + x, second);
        StoreRow(result, shape, matrix, top + y + (2 * Span), across + x, third);
        StoreRow(result, shape, matrix, top + y + (3 * Span), across + x, fourth);
    }

    // Brings Side lines of Depth elements to shared memory, step by step; what is outside counts as zero. Neighbouring
    // threads read along the axis that has the smaller stride.
    private static void Fill(
        ArrayView<TSum> shared, ArrayView<T> matrix, long at, long line, long lines, long lineStride, long depth,
        long k, long depthStride)
    {
        var isAlongDepth = depthStride < lineStride;
        for (var element = Group.IdxX; element < Depth * Side; element += Threads)
        {
            var i = isAlongDepth ? element / Depth : element % Side;
            var step = isAlongDepth ? element % Depth : element / Side;
            var value = TProduct.Zero;
            if (line + i < lines && depth + step < k)
            {
                value = TProduct.Load(matrix[at + ((line + i) * lineStride) + ((depth + step) * depthStride)]);
            }

            shared[(step * Side) + i] = value;
        }
    }

    private static void StoreRow(
        ArrayView<T> result, MatMulShape shape, long matrix, long row, long column, Four<T, TSum, TProduct> sums)
    {
        if (row < shape.M)
        {
            StoreInside(result, shape, matrix, row, column, sums.A);
            StoreInside(result, shape, matrix, row, column + Span, sums.B);
            StoreInside(result, shape, matrix, row, column + (2 * Span), sums.C);
            StoreInside(result, shape, matrix, row, column + (3 * Span), sums.D);
        }
    }

    private static void StoreInside(
        ArrayView<T> result, MatMulShape shape, long matrix, long row, long column, TSum sum)
    {
        if (column < shape.N)
        {
            Store(result, shape, matrix, row, column, sum);
        }
    }

    private static void Store(
        ArrayView<T> result, MatMulShape shape, long matrix, long row, long column, TSum sum) =>
        result[shape.Matrix(Result, matrix) + (row * shape.Row(Result)) + (column * shape.Column(Result))] =
            TProduct.Store(sum);

    private static (long Matrix, long Row, long Column) Place(MatMulShape shape, long element)
    {
        var (m, n) = (shape.M, shape.N);
        var line = element / n;
        return (line / m, line % m, element % n);
    }
}
