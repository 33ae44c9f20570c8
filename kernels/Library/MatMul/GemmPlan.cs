namespace Cohort.Kernels.Library.MatMul;

/// <summary>How C is cut into tiles that independent tasks compute.</summary>
/// <remarks>
/// Each task packs its own parts of A and B: for tiles of at least 128 by 128 the repeated packing costs a few per
/// cent and spares a barrier. The cut never changes a bit of the result.
/// </remarks>
public sealed class GemmPlan
{
    private const int SmallestTile = 128;
    private readonly nint rows;
    private readonly nint columns;
    private readonly nint tileRows;
    private readonly nint tileColumns;
    private readonly nint tilesAcross;

    private GemmPlan(nint rows, nint columns, nint tileRows, nint tileColumns)
    {
        (this.rows, this.columns, this.tileRows, this.tileColumns) = (rows, columns, tileRows, tileColumns);
        tilesAcross = Divide(columns, tileColumns);
        TaskCount = checked((int)(Divide(rows, tileRows) * tilesAcross));
    }

    /// <summary>The number of independent tasks; 0 when C is empty.</summary>
    public int TaskCount { get; }

    /// <summary>The largest tile, which decides the workspace.</summary>
    public GemmTile LargestTile => new(0, nint.Min(tileRows, rows), 0, nint.Min(tileColumns, columns));

    /// <summary>Cuts an m by n result for a number of workers.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="width">How many tasks may run at once; with 1, tiles are as large as the workspace allows.</param>
    public static GemmPlan Create(nint m, nint n, int width)
    {
        var rows = nint.Clamp(GemmBlocking.RoundUp(m, 8), 8, GemmBlocking.MostRows);
        var columns = nint.Max(1, n);
        while (width > 1 && Divide(m, rows) * Divide(n, columns) < 3 * width)
        {
            if (columns >= rows && columns > SmallestTile)
            {
                columns = GemmBlocking.RoundUp(columns / 2, 48);
            }
            else if (rows > SmallestTile)
            {
                rows = GemmBlocking.RoundUp(rows / 2, 8);
            }
            else
            {
                break;
            }
        }

        return new GemmPlan(m, n, rows, columns);
    }

    /// <summary>The tile of one task.</summary>
    /// <param name="task">An index in [0, <see cref="TaskCount"/>).</param>
    public GemmTile Tile(int task)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)task, (uint)TaskCount);
        var (down, across) = nint.DivRem(task, tilesAcross);
        var (row, column) = (down * tileRows, across * tileColumns);
        return new GemmTile(row, nint.Min(tileRows, rows - row), column, nint.Min(tileColumns, columns - column));
    }

    private static nint Divide(nint value, nint step) => (value + step - 1) / step;
}
