using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Multiplies the columns of a block by roots, each the product of one for its row within a group and one for the
/// group.
/// </summary>
/// <param name="From">The block.</param>
/// <param name="To">Where the first column goes in the matrix.</param>
/// <param name="Fine">The roots of the rows in a group.</param>
/// <param name="Coarse">Those of the group.</param>
/// <param name="Lanes">How many columns the block has.</param>
/// <param name="Columns">How many the matrix has.</param>
/// <param name="Row">The first row of the group.</param>
/// <param name="EndRow">The row after its last one.</param>
internal readonly unsafe record struct RootTurn(
    Planes From, Planes To, Planes Fine, Planes Coarse, int Lanes, nint Columns, nint Row, nint EndRow) : Widths.IBody
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TVector, TLanes>(nint lane, nint endLane)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var (row, endRow) = (Row, EndRow);
        for (var at = lane; at < endLane; at += TLanes.Count)
        {
            var coarse = Lane<TVector, TLanes>.Load(Coarse.Real + at, Coarse.Imaginary + at);
            for (var r = row; r < endRow; r++)
            {
                var (number, place) = (((r - row) * Lanes) + at, (r * Lanes) + at);
                var root = Lane<TVector, TLanes>.Load(Fine.Real + number, Fine.Imaginary + number) * coarse;
                var value = Lane<TVector, TLanes>.Load(From.Real + place, From.Imaginary + place) * root;
                value.Store(To.Real + (r * Columns) + at, To.Imaginary + (r * Columns) + at);
            }
        }
    }
}
