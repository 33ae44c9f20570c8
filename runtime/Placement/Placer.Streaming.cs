using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;

namespace Cohort.Runtime.Placement;

/// <content>Launches whose data do not fit on their device.</content>
public sealed partial class Placer
{
    /// <summary>
    /// Places and issues a launch piece by piece. What a piece has read is given up when the next one is on its way,
    /// and what it has written goes to the host, unless that is little: so two pieces are on the device at a time.
    /// </summary>
    /// <param name="launch">The launch; of its pieces several are on one device.</param>
    /// <param name="issue">Issues commands.</param>
    /// <exception cref="OutOfDeviceMemoryException">
    /// There is no room for two pieces. What was issued has no effect; nothing else has changed.
    /// </exception>
    public void PlaceStreamed(Launch launch, Action<List<PlannedCommand>> issue)
    {
        var step = new PlacementStep(launch.Kernel, _pool, _contents);
        step.BeginStreaming();
        try
        {
            if (launch.Shape.Cut == CutKind.Leaves)
            {
                var partials = CreatePartials(launch, step);
                Stream(launch, step, issue, partials);
                PlaceFold(launch, step, partials);
            }
            else
            {
                Stream(launch, step, issue, partials: null);
                step.FinishShared(launch.Shape.Pieces[^1].Piece.Device);
            }
        }
        catch
        {
            step.RollBack();
            throw;
        }

        Commit(launch, step);
        issue(step.TakeCommands());
    }

    // Pieces of results, or leaves of reductions, which leave partial results.
    private void Stream(
        Launch launch, PlacementStep step, Action<List<PlannedCommand>> issue, KernelOperand[]? partials)
    {
        var kernel = launch.Kernel;
        var pieces = launch.Shape.Pieces;
        PlacedRead[] former = [];
        for (var i = 0; i < pieces.Length; i++)
        {
            var reads = PlaceReads(kernel, pieces[i], step);
            if (partials is null)
            {
                step.Commands.Add(PlacePiece(kernel, pieces[i], reads, step));
            }
            else
            {
                PlaceLeaf(launch, pieces[i], reads, partials, step);
            }

            if (i > 0)
            {
                Retire(pieces[i - 1], former, reads, step);
            }

            former = reads;
            issue(step.TakeCommands());
        }

        Retire(pieces[^1], former, [], step);
    }

    private void Retire(
        PieceShape shape, ReadOnlySpan<PlacedRead> reads, ReadOnlySpan<PlacedRead> next, PlacementStep step)
    {
        var device = shape.Piece.Device;
        if (_pool.IsHostMemory(device))
        {
            return;
        }

        for (var output = 0; output < shape.Writes.Length; output++)
        {
            if (!step.Stays(output, shape))
            {
                step.RetireWrite(output, shape.Writes[output], device);
            }
        }

        step.RetireReads(reads, next);
    }
}
