using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Decides in which instances a launch finds its operands and leaves its results, and which copies make the data valid
/// there. Reads of all pieces are placed before writes, so that a copy of a halo is issued before its source may be
/// overwritten.
/// </summary>
public sealed class Placer
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
            if (launch.Cut == CutKind.Leaves)
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

        // What is overwritten is known until the commit.
        var derivation = _pool.MayLose ? KernelDerivation.Of(launch.Kernel) : null;
        step.Commit();
        derivation?.NoteWritten(launch.Kernel);
        return step.Commands;
    }

    /// <summary>
    /// Makes a box of a version valid in an instance on a device, for a reader outside of any launch.
    /// </summary>
    public (Instance Instance, List<PlannedCommand> Copies) PlaceForHost(
        Regions.Version version, Layout layout, ElementType type, int device, object reader)
    {
        var step = new PlacementStep(null, _pool, _contents);
        var read = step.Read(new KernelOperand(version, layout, type), layout, device, reader);
        step.GiveUpUnused();
        return (read.Instance, step.Commands);
    }

    private static void PlacePieces(Launch launch, PlacementStep step)
    {
        var kernel = launch.Kernel;
        var reads = launch.Pieces.Select(piece => PlaceReads(launch, piece, step)).ToList();
        var commands = new List<PlannedCommand>();
        for (var i = 0; i < launch.Pieces.Count; i++)
        {
            var piece = launch.Pieces[i];
            var accesses = step.CreateAccesses();
            var operands = new List<DeviceOperand>(kernel.Reads.Length + kernel.Writes.Length);
            for (var input = 0; input < kernel.Reads.Length; input++)
            {
                var read = reads[i][input];
                accesses.Read(read.Instance, read.Boxes, kernel.Reads[input].Version);
                operands.Add(new DeviceOperand(read.Instance, read.Layout, read.Type));
            }

            for (var output = 0; output < kernel.Writes.Length; output++)
            {
                var tile = launch.WriteTile(output, piece);
                var instance = step.Write(output, tile, piece.Device, reads[i], accesses);
                operands.Add(new DeviceOperand(instance, tile, kernel.Writes[output].Type));
            }

            commands.Add(new PlannedCommand(piece.Device, Command(launch, piece, operands), accesses));
        }

        step.Commands.AddRange(commands);
        step.FinishShared(launch.Pieces[0].Device);
    }

    private static List<PlacedRead> PlaceReads(Launch launch, Piece piece, PlacementStep step)
    {
        var placed = new List<PlacedRead>(launch.Kernel.Reads.Length);
        for (var i = 0; i < launch.Kernel.Reads.Length; i++)
        {
            var tile = launch.ReadTile(i, piece);
            placed.Add(step.Read(launch.Kernel.Reads[i], tile, piece.Device, launch.Kernel.Label));
        }

        return placed;
    }

    private static DeviceCommand Command(Launch launch, Piece piece, List<DeviceOperand> operands)
    {
        var kernel = launch.Kernel;
        var isCut = launch.Cut == CutKind.Axis;
        if (kernel.Library is { } library)
        {
            Layout[] layouts = [.. kernel.Reads.Concat(kernel.Writes).Select(o => o.Layout)];
            var libraryOrigin = new long[library.IndexSpace(layouts).Length];
            if (isCut)
            {
                libraryOrigin[launch.Axis] = piece.Begin;
            }

            return new LibraryCommand(kernel.Label, library, libraryOrigin, [.. operands]);
        }

        var space = isCut ? kernel.Space.Slice(launch.Axis, piece.Begin, piece.End - piece.Begin) : kernel.Space;
        if (launch.Reduction is not null)
        {
            var shape = isCut ? new ReductionShape(space, kernel.ReducedAxes) : launch.Reduction;
            return new ReduceCommand(
                kernel.Label, kernel.Graph!, kernel.Scalars, space, shape, [.. operands[..kernel.Reads.Length]],
                [.. operands[kernel.Reads.Length..]]);
        }

        var origin = new long[space.Rank];
        if (isCut)
        {
            origin[launch.Axis] = piece.Begin;
        }

        return new KernelCommand(kernel.Label, kernel.Graph!, kernel.Scalars, space, origin, [.. operands]);
    }

    // Every device stores the partial results of its leaves; the first one gathers and folds them.
    private static void PlaceLeaves(Launch launch, PlacementStep step)
    {
        var kernel = launch.Kernel;
        var shape = launch.Reduction!;
        var partials = kernel.Writes.Select((_, output) => step.CreatePartials(output, shape)).ToArray();
        var reads = launch.Pieces.Select(piece => PlaceReads(launch, piece, step)).ToList();
        for (var i = 0; i < launch.Pieces.Count; i++)
        {
            var piece = launch.Pieces[i];
            var accesses = step.CreateAccesses();
            var inputs = new List<DeviceOperand>();
            for (var input = 0; input < kernel.Reads.Length; input++)
            {
                var read = reads[i][input];
                accesses.Read(read.Instance, read.Boxes, kernel.Reads[input].Version);
                inputs.Add(new DeviceOperand(read.Instance, kernel.Reads[input].Layout, kernel.Reads[input].Type));
            }

            var outputs = partials.Select(p => step.WritePartials(p, piece, accesses)).ToArray();
            var command = new ReduceCommand(
                kernel.Label, kernel.Graph!, kernel.Scalars, kernel.Space, shape, [.. inputs], outputs)
            {
                LeafBegin = piece.Begin,
                LeafEnd = piece.End,
                StoresPartials = true,
            };
            step.Commands.Add(new PlannedCommand(piece.Device, command, accesses));
        }

        PlaceFold(launch, step, partials);
    }

    private static void PlaceFold(Launch launch, PlacementStep step, KernelOperand[] partials)
    {
        var device = launch.Pieces[0].Device;
        var kernel = launch.Kernel;
        var accesses = step.CreateAccesses();
        var inputs = new List<DeviceOperand>();
        var outputs = new List<DeviceOperand>();
        foreach (var partial in partials)
        {
            var read = step.Read(partial, partial.Layout, device, "fold");
            accesses.Read(read.Instance, read.Boxes, partial.Version);
            accesses.Write(read.Instance, read.Boxes, null);
            inputs.Add(new DeviceOperand(read.Instance, partial.Layout, partial.Type));
        }

        for (var output = 0; output < kernel.Writes.Length; output++)
        {
            var write = kernel.Writes[output];
            var instance = step.Write(output, write.Layout, device, [], accesses);
            outputs.Add(new DeviceOperand(instance, write.Layout, write.Type));
        }

        var fold = new FoldCommand(kernel.Label, kernel.Graph!, launch.Reduction!, [.. inputs], [.. outputs]);
        step.Commands.Add(new PlannedCommand(device, fold, accesses));
        step.ReleasePartials(partials);
    }
}
