using Cohort.Runtime.Dependences;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Decides in which instances a launch finds its operands and leaves its results, and which copies make the data valid
/// there. Reads of all pieces are placed before writes, so that a copy of a halo is issued before its source may be
/// overwritten.
/// </summary>
public sealed partial class Placer
{
    private readonly InstancePool _pool;
    private readonly ContentTable _contents;

    /// <summary>Creates a placer.</summary>
    public Placer(InstancePool pool, ContentTable contents)
    {
        _pool = pool;
        _contents = contents;
    }

    /// <summary>
    /// Places a launch. The versions that it writes get their content; their bases give theirs up when nobody else
    /// can need it.
    /// </summary>
    /// <exception cref="OutOfDeviceMemoryException">There is no room; nothing has changed.</exception>
    public List<PlannedCommand> Place(Launch launch)
    {
        var step = new PlacementStep(launch.Kernel, _pool, _contents);
        try
        {
            if (launch.Shape.Cut == CutKind.Leaves)
            {
                PlaceLeaves(launch, step);
            }
            else
            {
                PlacePieces(launch, step);
            }
        }
        catch
        {
            step.RollBack();
            throw;
        }

        Commit(launch, step);
        return step.Commands;
    }

    /// <summary>
    /// Makes a box of a version valid in an instance on a device, for a reader outside of any launch.
    /// </summary>
    public (Instance Instance, List<PlannedCommand> Copies) PlaceForHost(
        Regions.Version version, Layout layout, ElementType type, int device, object reader)
    {
        var step = new PlacementStep(null, _pool, _contents);
        var tile = new Tile(new KernelOperand(version, layout, type), layout);
        var read = step.Read(version, tile, device, reader);
        step.GiveUpUnused();
        return (read.Instance, step.Commands);
    }

    // What is overwritten is known until the commit.
    private void Commit(Launch launch, PlacementStep step)
    {
        var derivation = _pool.MayLose ? KernelDerivation.Of(launch.Kernel) : null;
        step.Commit();
        derivation?.NoteWritten(launch.Kernel);
    }

    private static void PlacePieces(Launch launch, PlacementStep step)
    {
        var kernel = launch.Kernel;
        var pieces = launch.Shape.Pieces;
        var reads = PlaceAllReads(launch, step);
        var commands = new PlannedCommand[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var first = i * kernel.Reads.Length;
            var last = first + kernel.Reads.Length;
            step.OtherReads = launch.Shape.HasDeviceTwice ? [.. reads[..first], .. reads[last..]] : [];
            commands[i] = PlacePiece(kernel, pieces[i], reads.AsSpan(first..last), step);
        }

        step.Commands.AddRange(commands.AsSpan());
        step.FinishShared(pieces[0].Piece.Device);
    }

    private static PlannedCommand PlacePiece(
        Kernel kernel, PieceShape shape, ReadOnlySpan<PlacedRead> reads, PlacementStep step)
    {
        var device = shape.Piece.Device;
        var accesses = step.CreateAccesses(reads.Length + (2 * shape.Writes.Length));
        var inputs = new DeviceOperand[reads.Length + (shape.Reduction is null ? shape.Writes.Length : 0)];
        Access(kernel, reads, accesses, inputs);
        var outputs = inputs;
        var first = reads.Length;
        if (shape.Reduction is not null)
        {
            outputs = new DeviceOperand[shape.Writes.Length];
            first = 0;
        }

        for (var output = 0; output < shape.Writes.Length; output++)
        {
            var tile = shape.Writes[output];
            var instance = step.Write(output, tile, device, reads, accesses);
            outputs[first + output] = new DeviceOperand(instance, tile.Layout, tile.Type);
        }

        var command = Command(kernel, shape, inputs, outputs);
        step.AddScratch(command, device, accesses);
        return new PlannedCommand(device, command, accesses);
    }

    // The reads of all pieces, piece by piece.
    private static PlacedRead[] PlaceAllReads(Launch launch, PlacementStep step)
    {
        var kernel = launch.Kernel;
        var pieces = launch.Shape.Pieces;
        var placed = new PlacedRead[pieces.Length * kernel.Reads.Length];
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            foreach (var (read, whole) in launch.Shape.Replicated)
            {
                step.Read(kernel.Reads[read].Version, whole, pieces[piece].Piece.Device, kernel.Label);
            }

            PlaceReads(kernel, pieces[piece], step, placed.AsSpan(piece * kernel.Reads.Length, kernel.Reads.Length));
        }

        return placed;
    }

    private static PlacedRead[] PlaceReads(Kernel kernel, PieceShape shape, PlacementStep step)
    {
        var placed = new PlacedRead[kernel.Reads.Length];
        PlaceReads(kernel, shape, step, placed);
        return placed;
    }

    private static void PlaceReads(Kernel kernel, PieceShape shape, PlacementStep step, Span<PlacedRead> placed)
    {
        for (var read = 0; read < placed.Length; read++)
        {
            placed[read] = step.Read(
                kernel.Reads[read].Version, shape.Reads[read], shape.Piece.Device, kernel.Label);
        }
    }

    private static void Access(
        Kernel kernel, ReadOnlySpan<PlacedRead> reads, AccessSet accesses, Span<DeviceOperand> operands)
    {
        for (var i = 0; i < reads.Length; i++)
        {
            var (instance, tile) = reads[i];
            accesses.Read(instance, tile.Boxes, kernel.Reads[i].Version);
            operands[i] = new DeviceOperand(instance, tile.Layout, tile.Type);
        }
    }

    private static DeviceCommand Command(
        Kernel kernel, PieceShape shape, DeviceOperand[] inputs, DeviceOperand[] outputs) =>
        kernel.Library is { } library
            ? new LibraryCommand(kernel.Label, library, shape.LibrarySpace, shape.Origin, inputs)
            : shape.Reduction is { } reduction
            ? new ReduceCommand(kernel.Label, kernel.Graph!, kernel.Scalars, shape.Space, reduction, inputs, outputs)
            {
                Preparation = shape.Preparation,
            }
            : new KernelCommand(kernel.Label, kernel.Graph!, kernel.Scalars, shape.Space, shape.Origin, inputs)
            {
                Preparation = shape.Preparation,
            };

    // Every device stores the partial results of its leaves; the first one gathers and folds them.
    private static void PlaceLeaves(Launch launch, PlacementStep step)
    {
        var partials = CreatePartials(launch, step);
        var reads = PlaceAllReads(launch, step);
        for (var i = 0; i < launch.Shape.Pieces.Length; i++)
        {
            var count = launch.Kernel.Reads.Length;
            PlaceLeaf(launch, launch.Shape.Pieces[i], reads.AsSpan(i * count, count), partials, step);
        }

        PlaceFold(launch, step, partials);
    }

    private static KernelOperand[] CreatePartials(Launch launch, PlacementStep step) =>
        [.. launch.Kernel.Writes.Select((_, output) => step.CreatePartials(output, launch.Shape.Reduction!))];

    private static void PlaceLeaf(
        Launch launch, PieceShape shape, ReadOnlySpan<PlacedRead> reads, KernelOperand[] partials, PlacementStep step)
    {
        var kernel = launch.Kernel;
        var accesses = step.CreateAccesses(kernel.Reads.Length + partials.Length);
        var inputs = new DeviceOperand[kernel.Reads.Length];
        Access(kernel, reads, accesses, inputs);
        for (var input = 0; input < inputs.Length; input++)
        {
            inputs[input] = inputs[input] with { Layout = kernel.Reads[input].Layout };
        }

        var outputs = Array.ConvertAll(partials, p => step.WritePartials(p, shape.Piece, accesses));
        var command = new ReduceCommand(
            kernel.Label, kernel.Graph!, kernel.Scalars, kernel.Space, launch.Shape.Reduction!, inputs, outputs)
        {
            LeafBegin = shape.Piece.Tile.Low[0],
            LeafEnd = shape.Piece.Tile.High[0],
            StoresPartials = true,
            Preparation = shape.Preparation,
        };
        step.AddScratch(command, shape.Piece.Device, accesses);
        step.Commands.Add(new PlannedCommand(shape.Piece.Device, command, accesses));
    }

    private static void PlaceFold(Launch launch, PlacementStep step, KernelOperand[] partials)
    {
        var device = launch.Shape.Pieces[0].Piece.Device;
        var kernel = launch.Kernel;
        var accesses = step.CreateAccesses((2 * partials.Length) + kernel.Writes.Length);
        var inputs = new DeviceOperand[partials.Length];
        var outputs = new DeviceOperand[kernel.Writes.Length];
        for (var i = 0; i < partials.Length; i++)
        {
            var tile = new Tile(partials[i], partials[i].Layout);
            var instance = step.Read(partials[i].Version, tile, device, "fold").Instance;
            accesses.Read(instance, tile.Boxes, partials[i].Version);
            accesses.Write(instance, tile.Boxes, null);
            inputs[i] = new DeviceOperand(instance, tile.Layout, tile.Type);
        }

        for (var output = 0; output < outputs.Length; output++)
        {
            var tile = new Tile(kernel.Writes[output], kernel.Writes[output].Layout);
            var instance = step.Write(output, tile, device, [], accesses);
            outputs[output] = new DeviceOperand(instance, tile.Layout, tile.Type);
        }

        var fold = new FoldCommand(kernel.Label, kernel.Graph!, launch.Shape.Reduction!, inputs, outputs)
        {
            Preparation = launch.Shape.FoldPreparation,
        };
        step.AddScratch(fold, device, accesses);
        step.Commands.Add(new PlannedCommand(device, fold, accesses));
        step.ReleasePartials(partials);
    }
}
