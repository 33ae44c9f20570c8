namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// A long line as a matrix of rows by columns: transforms of the columns, times roots, then of the rows. Each step
/// works on a few columns or rows in a cache, and all of them are independent. (D. H. Bailey, FFTs in external or
/// hierarchical memory, 1990.)
/// </summary>
internal sealed unsafe class FourStep : LongTransform
{
    private const int FineRoots = 32;

    private readonly BlockTransform _down;
    private readonly BlockTransform _across;
    private readonly UnitRoots _roots;

    /// <summary>Creates a transform.</summary>
    /// <param name="down">The transform of a column.</param>
    /// <param name="across">The transform of a row.</param>
    public FourStep(BlockTransform down, BlockTransform across)
        : base(down.Length * across.Length)
    {
        _down = down;
        _across = across;
        _roots = new UnitRoots(Length);
    }

    /// <inheritdoc/>
    public override void Run(Line source, Line target, double scale, IParallel parallel)
    {
        using var scratch = new Scratch(2 * Length * sizeof(double));
        var middle = Planes.At((double*)scratch.Pointer, Length);
        var (columns, rows) = (_across.Length, _down.Length);
        var lanes = BlockSize.LanesOf(_down.Room);
        parallel.For(Blocks(columns, lanes), block =>
            Down(source, middle, block * lanes, (int)Math.Min(lanes, columns - (block * lanes))));
        var rowLanes = BlockSize.LanesOf(_across.Room);
        parallel.For(Blocks(rows, rowLanes), block =>
            Across(middle, target, block * rowLanes, (int)Math.Min(rowLanes, rows - (block * rowLanes)), scale));
    }

    private static int Blocks(nint count, int lanes) => checked((int)((count + lanes - 1) / lanes));

    private void Down(Line source, Planes middle, nint column, int lanes)
    {
        using var scratch = new Scratch(BlockSize.BytesOf(_down.Room, lanes));
        var (data, spare) = BlockSize.Pair(scratch, _down.Room, lanes);
        Span<Line> lines = stackalloc Line[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            lines[lane] = source.Every(_across.Length, column + lane);
        }

        Interleaving.Load(lines, data, _down.Length);
        var result = _down.Run(data, spare, lanes);
        var coarse = new double[2 * lanes];
        var fine = new double[2 * FineRoots * lanes];
        fixed (double* fineRoots = fine, coarseRoots = coarse)
        {
            var turn = new RootTurn(
                result, middle.From(column), Planes.At(fineRoots, FineRoots * lanes), Planes.At(coarseRoots, lanes),
                lanes, _across.Length, 0, 0);
            FillFine(turn.Fine, column, lanes);
            for (nint row = 0; row < _down.Length; row += FineRoots)
            {
                FillCoarse(turn.Coarse, row, column, lanes);
                var end = Math.Min(row + FineRoots, _down.Length);
                Widths.Run(turn with { Row = row, EndRow = end }, lanes);
            }
        }
    }

    private void FillFine(Planes fine, nint column, int lanes)
    {
        var rows = Math.Min(FineRoots, _down.Length);
        for (nint row = 0; row < rows; row++)
        {
            FillCoarse(fine.From(row * lanes), row, column, lanes);
        }
    }

    private void FillCoarse(Planes coarse, nint row, nint column, int lanes)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            (coarse.Real[lane], coarse.Imaginary[lane]) = _roots[row * (column + lane)];
        }
    }

    private void Across(Planes middle, Line target, nint row, int lanes, double scale)
    {
        using var scratch = new Scratch(BlockSize.BytesOf(_across.Room, lanes));
        var (data, spare) = BlockSize.Pair(scratch, _across.Room, lanes);
        Span<Line> sources = stackalloc Line[lanes];
        Span<Line> targets = stackalloc Line[lanes];
        for (var lane = 0; lane < lanes; lane++)
        {
            sources[lane] = Line.OfPlanes(middle.From((row + lane) * _across.Length), _across.Length);
            targets[lane] = target.Every(_down.Length, row + lane);
        }

        Interleaving.Load(sources, data, _across.Length);
        Interleaving.Store(targets, _across.Run(data, spare, lanes), _across.Length, scale);
    }
}
