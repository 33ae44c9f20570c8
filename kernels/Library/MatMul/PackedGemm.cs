namespace Cohort.Kernels.Library.MatMul;

/// <summary>
/// The blocked product of Goto and van de Geijn (ACM TOMS 34(3), 2008) with the roles of the factors exchanged, since
/// C is row-major here: a panel of A stays in L1, a block of B in L2, and the registers lie along the columns of C.
/// </summary>
internal static unsafe class PackedGemm<T, TKernel>
    where T : unmanaged
    where TKernel : IMicroKernel<T>
{
    private const nint MostBytesInPlace = 1 << 17;

    /// <summary>Working memory of <see cref="RunTile"/>, in bytes.</summary>
    public static nint WorkspaceBytes(nint rows, nint columns, nint k)
    {
        var block = GemmBlocking.KBlock(k);
        var width = nint.Min(
            GemmBlocking.NBlock(sizeof(T), TKernel.Columns), GemmBlocking.RoundUp(columns, TKernel.Columns));
        return Scratch.RoundUp(GemmBlocking.RoundUp(rows, TKernel.Rows) * block * sizeof(T))
            + Scratch.RoundUp(width * block * sizeof(T))
            + Scratch.RoundUp(TKernel.Rows * TKernel.Columns * sizeof(T));
    }

    /// <summary>Computes rows [row, row + rows) and columns [column, column + columns) of C.</summary>
    /// <param name="arguments">The whole product; C has unit column stride where that is fast, any where it is
    /// not.</param>
    /// <param name="row">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="column">The first column.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="workspace">64-byte aligned memory of <see cref="WorkspaceBytes"/>.</param>
    public static void RunTile(
        in GemmArguments<T> arguments, nint row, nint rows, nint column, nint columns, byte* workspace)
    {
        var block = GemmBlocking.KBlock(arguments.K);
        var widest = GemmBlocking.NBlock(sizeof(T), TKernel.Columns);
        var a = (T*)workspace;
        var tile = (T*)(workspace + Scratch.RoundUp(GemmBlocking.RoundUp(rows, TKernel.Rows) * block * sizeof(T)));
        var b = tile + (Scratch.RoundUp(TKernel.Rows * TKernel.Columns * sizeof(T)) / sizeof(T));
        var (left, right) = (arguments.A, arguments.B);
        for (nint p = 0; p < arguments.K; p += block)
        {
            var steps = nint.Min(block, arguments.K - p);
            var mode = p > 0 && arguments.Mode == GemmMode.Store ? GemmMode.Add : arguments.Mode;
            PanelPacking<T>.Pack(
                left.At(row, p), left.RowStride, left.ColumnStride, rows, steps, a, TKernel.Rows);
            nint j = 0;
            if (IsReadInPlace(arguments, rows))
            {
                j = columns / TKernel.Columns * TKernel.Columns;
                Multiply(arguments.C.From(row, column), rows, j, steps, a, right.From(p, column), tile, mode);
            }

            for (; j < columns; j += widest)
            {
                var width = nint.Min(widest, columns - j);
                PanelPacking<T>.Pack(
                    right.At(p, column + j), right.ColumnStride, right.RowStride, width, steps, b, TKernel.Columns);
                var packed = new StridedMatrix<T>(b, TKernel.Columns, steps);
                Multiply(arguments.C.From(row, column + j), rows, width, steps, a, packed, tile, mode);
            }
        }
    }

    /// <summary>
    /// Whether packing B would cost more than it saves: few rows use it, or it lies in the caches anyway.
    /// </summary>
    private static bool IsReadInPlace(in GemmArguments<T> arguments, nint rows) =>
        arguments.B.ColumnStride == 1
        && (rows <= 2 * TKernel.Rows || arguments.K * arguments.N * sizeof(T) <= MostBytesInPlace);

    /// <summary>
    /// One block of k. The strides of b lead from p to p + 1 and, times the first column of a panel, to that panel.
    /// </summary>
    private static void Multiply(
        StridedMatrix<T> c, nint rows, nint columns, nint steps, T* a, StridedMatrix<T> b, T* tile, GemmMode mode)
    {
        for (nint i = 0; i < rows; i += TKernel.Rows)
        {
            var tileRows = nint.Min(TKernel.Rows, rows - i);
            for (nint j = 0; j < columns; j += TKernel.Columns)
            {
                var tileColumns = nint.Min(TKernel.Columns, columns - j);
                var aPanel = a + (i * steps);
                var bPanel = b.At(0, j);
                if (c.ColumnStride == 1 && tileRows == TKernel.Rows && tileColumns == TKernel.Columns)
                {
                    TKernel.Run(steps, aPanel, bPanel, b.RowStride, c.At(i, j), c.RowStride, mode);
                }
                else
                {
                    RunEdge(c.From(i, j), tileRows, tileColumns, steps, aPanel, bPanel, b.RowStride, tile, mode);
                }
            }
        }
    }

    /// <summary>A tile that is cut off or strided: computed beside C with the same chain, then moved.</summary>
    private static void RunEdge(
        StridedMatrix<T> c, nint rows, nint columns, nint steps, T* a, T* b, nint down, T* tile, GemmMode mode)
    {
        if (mode != GemmMode.Store)
        {
            for (nint i = 0; i < rows; i++)
            {
                for (nint j = 0; j < columns; j++)
                {
                    tile[(i * TKernel.Columns) + j] = *c.At(i, j);
                }
            }
        }

        TKernel.Run(steps, a, b, down, tile, TKernel.Columns, mode);
        for (nint i = 0; i < rows; i++)
        {
            for (nint j = 0; j < columns; j++)
            {
                *c.At(i, j) = tile[(i * TKernel.Columns) + j];
            }
        }
    }
}
