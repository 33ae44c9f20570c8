using Cohort.Runtime.Dependences;
using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// The placement of one launch while it is made: copies so far, and the content that its outputs will have.
/// </summary>
internal sealed partial class PlacementStep
{
    private readonly Kernel? _kernel;
    private readonly InstancePool _pool;
    private readonly VersionContent?[] _written;
    private readonly bool[] _baseIsDead;
    private readonly Stack<(VersionContent Content, Box Box, Instance Former, Instance? Filled)> _moved = [];
    private readonly List<VersionContent> _partials = [];
    private readonly List<AccessSet> _accessSets = [];
    private readonly List<Instance> _unused = [];
    private readonly ContentTable _contents;

    public PlacementStep(Kernel? kernel, InstancePool pool, ContentTable contents)
    {
        _kernel = kernel;
        _pool = pool;
        _contents = contents;
        _written = new VersionContent?[kernel?.Writes.Length ?? 0];
        _baseIsDead = new bool[_written.Length];
        for (var output = 0; output < _written.Length; output++)
        {
            _baseIsDead[output] = IsBaseDead(kernel!.Writes[output]);
        }
    }

    /// <summary>The commands in the order of issue.</summary>
    public List<PlannedCommand> Commands { get; } = [];

    /// <summary>The accesses of one more command.</summary>
    public AccessSet CreateAccesses()
    {
        var accesses = new AccessSet();
        _accessSets.Add(accesses);
        return accesses;
    }

    /// <summary>Finds or makes an instance on a device that holds a tile of a version.</summary>
    public PlacedRead Read(in KernelOperand operand, Layout tile, int device, object reader)
    {
        var version = operand.Version;
        var footprint = FootprintOf(version, tile, operand.Type);
        if (version.Content is null)
        {
            version.Content = _pool.CreateContent();
            _contents.Track(version);
        }

        var instance = Locate(version.Content, version, HullsOf(footprint), device, reader);
        return new PlacedRead(instance, tile, operand.Type, footprint.Boxes);
    }

    /// <summary>
    /// Chooses the instance in which a piece leaves its tile of an output, and notes the new content.
    /// </summary>
    public Instance Write(int output, Layout tile, int device, List<PlacedRead> reads, AccessSet accesses)
    {
        var operand = _kernel!.Writes[output];
        var version = operand.Version;
        var footprint = FootprintOf(version, tile, operand.Type);
        var content = _written[output] ??= operand.Base?.Content is { } old ? old.Fork() : _pool.CreateContent();
        var needsOld = operand.ReadsOldContent || !footprint.CoversDensely;
        var boxes = HullsOf(footprint);
        var instance = ChooseTarget(output, content, tile, boxes, device, reads);
        if (needsOld)
        {
            Fetch(content, version, boxes, instance);
            accesses.Read(instance, boxes, operand.Base);
        }

        foreach (var box in boxes)
        {
            content.Write(box, instance);
        }

        accesses.Write(instance, needsOld ? boxes : footprint.Boxes, version);
        NoteIfUnused(instance);
        return instance;
    }

    /// <summary>Copies what was written for shared regions into the memory that the program sees.</summary>
    public void FinishShared(int device)
    {
        for (var output = 0; output < _written.Length; output++)
        {
            var operand = _kernel!.Writes[output];
            if (operand.Shared is { } shared)
            {
                var whole = Box.Whole(operand.Version.Whole.Extents);
                Fetch(_written[output]!, operand.Version, [whole], shared);
                foreach (var other in _written[output]!.Instances().Where(i => i != shared).ToList())
                {
                    _written[output]!.Drop(whole, other);
                }
            }
        }
    }

    /// <summary>The region of partial results of one output: [leaf, kept], pairs for positions.</summary>
    public KernelOperand CreatePartials(int output, ReductionShape shape)
    {
        var graphOutput = _kernel!.Graph!.Outputs[output];
        var isPair = graphOutput.Reduction is ReductionOperator.ArgMinimum or ReductionOperator.ArgMaximum;
        var type = isPair ? ElementType.Int64 : _kernel.Graph.Nodes[graphOutput.Node].Type;
        var whole = Layout.Contiguous([shape.Leaves, shape.KeptCount * (isPair ? 2 : 1)]);
        var version = new Regions.Version(type, whole) { Content = _pool.CreateContent() };
        _partials.Add(version.Content);
        return new KernelOperand(version, whole, type);
    }

    /// <summary>Places the partial results of a piece's leaves on its device.</summary>
    public DeviceOperand WritePartials(in KernelOperand partials, Piece piece, AccessSet accesses)
    {
        var whole = partials.Version.Whole;
        var box = new Box([piece.Begin, 0], [piece.End, whole.Extents[1]]);
        var instance = Allocate(partials.Version, piece.Device, "partial results");
        partials.Version.Content!.Write(box, instance);
        accesses.Write(instance, [box], partials.Version);
        return new DeviceOperand(instance, whole, partials.Type);
    }

    /// <summary>Gives the partial results' memory up, in the order of the commands.</summary>
    public void ReleasePartials(IEnumerable<KernelOperand> partials)
    {
        foreach (var partial in partials)
        {
            partial.Version.Content!.Release();
        }

        _partials.Clear();
    }

    /// <summary>Gives the outputs their content and takes it from bases that nobody can read any more.</summary>
    public void Commit()
    {
        GiveUpUnused();
        for (var output = 0; output < _written.Length; output++)
        {
            var operand = _kernel!.Writes[output];
            operand.Version.Content = _written[output] ?? _pool.CreateContent();
            _contents.Track(operand.Version);
            if (_baseIsDead[output])
            {
                _contents.Release(operand.Base!);
            }
        }
    }

    /// <summary>Forgets everything that was planned.</summary>
    public void RollBack()
    {
        GiveUpUnused();
        _accessSets.ForEach(accesses => accesses.Abandon());

        // The last first: what was filled may have been the source of the next copy.
        while (_moved.TryPop(out var move))
        {
            _pool.Keep(move.Former);
            if (move.Filled is null)
            {
                move.Content.Write(move.Box, move.Former);
            }
            else
            {
                move.Content.Share(move.Box, move.Former);
                move.Content.Drop(move.Box, move.Filled);
            }
        }

        foreach (var content in _written.OfType<VersionContent>().Concat(_partials))
        {
            content.Release();
        }
    }

    /// <summary>
    /// Gives back memory that turned out not to be needed: for no elements, or for reads of undefined ones alone.
    /// </summary>
    public void GiveUpUnused()
    {
        foreach (var instance in _unused)
        {
            if (instance.Contents.Count == 0)
            {
                _pool.Recycle(instance);
            }
        }

        _unused.Clear();
    }

    private void NoteIfUnused(Instance instance)
    {
        if (instance.Contents.Count == 0)
        {
            _unused.Add(instance);
        }
    }

    private static Footprint FootprintOf(Regions.Version version, Layout tile, ElementType type) =>
        Footprint.Of(tile, version.Whole.Extents, type.SizeInBytes(), version.Type.SizeInBytes());

    private static Box[] HullsOf(in Footprint footprint) =>
        Array.TrueForAll(footprint.Boxes, b => b.IsDense)
            ? footprint.Boxes
            : [.. footprint.Boxes.Select(b => b.Hull())];

    private static long BytesOf(Regions.Version version) => version.Whole.Count * version.Type.SizeInBytes();

    private static bool Overlap(Box[] boxes, Box[] others) =>
        Array.Exists(boxes, box => Array.Exists(others, box.Overlaps));

    // The base of a write is dead when only operations that are stored by this kernel were still to read it.
    private bool IsBaseDead(KernelOperand write)
    {
        if (write.Base is not { } older)
        {
            return false;
        }

        var own = 0;
        foreach (var operation in _kernel!.Stored)
        {
            own += operation.Base == older ? 1 : 0;
            own += operation.Inputs.Count(input => input.Version == older);
        }

        return older.PendingReaders == own;
    }

    private Instance Allocate(Regions.Version version, int device, object wantedBy) =>
        _pool.Allocate(device, BytesOf(version), wantedBy);

    private Instance Locate(VersionContent content, Regions.Version version, Box[] boxes, int device, object reader)
    {
        if (content.OnlyHolderOn(device, version.Whole.Count) is { } whole)
        {
            return whole;
        }

        Instance? best = null;
        var bestHeld = -1L;
        foreach (var candidate in content.Instances())
        {
            if (candidate.Device == device && boxes.Sum(box => content.CountHeld(box, candidate)) is var held
                && held > bestHeld)
            {
                (best, bestHeld) = (candidate, held);
            }
        }

        if (best is not null && IsFreeToFill(content, best, boxes))
        {
            Fetch(content, version, boxes, best);
            return best;
        }

        var fresh = Allocate(version, device, reader);
        if (content is { IsEmpty: true, HasLost: false })
        {
            content.Write(Box.Whole(version.Whole.Extents), fresh);
        }

        Fetch(content, version, boxes, fresh);
        NoteIfUnused(fresh);
        return fresh;
    }

    // What the instance lacks may only be copied into it where it holds nothing that another version needs.
    private static bool IsFreeToFill(VersionContent content, Instance instance, Box[] boxes)
    {
        if (instance.Contents.Count == 1)
        {
            return true;
        }

        var missing = new List<VersionContent.Entry>();
        foreach (var box in boxes)
        {
            content.CollectMissing(box, instance, missing);
        }

        return missing.TrueForAll(entry => instance.Contents.All(c => c == content || !c.Claims(entry.Box, instance)));
    }

    private void Fetch(VersionContent content, Regions.Version version, Box[] boxes, Instance instance)
    {
        foreach (var box in boxes)
        {
            var missing = new List<VersionContent.Entry>();
            content.CollectMissing(box, instance, missing);
            foreach (var entry in missing)
            {
                var source = entry.Holders.FirstOrDefault(h => h.Device == instance.Device)
                    ?? entry.Holders.FirstOrDefault(h => _pool.DeviceOf(h).Loss is null)
                    ?? entry.Holders[0];
                AddCopy(source, instance, entry.Box, version);
                content.Share(entry.Box, instance);
                _moved.Push((content, entry.Box, source, instance));
                if (source.Device == instance.Device && !source.IsShared)
                {
                    // One copy on a device is enough, and the memory of the other is free the sooner.
                    content.Drop(entry.Box, source);
                }
            }
        }
    }

    private void AddCopy(Instance source, Instance destination, Box box, Regions.Version version)
    {
        var copy = new CopyCommand(
            source, destination, _pool.DeviceOf(source), _pool.DeviceOf(destination), box, version.Whole,
            version.Type.SizeInBytes());
        var accesses = CreateAccesses();
        accesses.Read(source, [box], version);
        accesses.Write(destination, [box], version);
        Commands.Add(new PlannedCommand(copy.Runner, copy, accesses));
    }

    private Instance ChooseTarget(
        int output, VersionContent content, Layout tile, Box[] boxes, int device, List<PlacedRead> reads)
    {
        var operand = _kernel!.Writes[output];
        if (content.IsEmpty)
        {
            return Allocate(operand.Version, device, _kernel.Label);
        }

        var candidates = content.Instances().Where(i => i.Device == device)
            .OrderByDescending(i => boxes.Sum(box => content.CountHeld(box, i)));
        foreach (var candidate in candidates)
        {
            if (IsHazard(candidate, boxes, tile, operand.Type, reads))
            {
                continue;
            }

            var claimants = candidate.Contents
                .Where(c => c != content && !IsDeadBase(output, c) && Array.Exists(boxes, b => c.Claims(b, candidate)))
                .ToList();
            if (claimants.Count == 0)
            {
                return candidate;
            }

            if (IsCheaperToSave(operand.Version, boxes))
            {
                claimants.ForEach(claimant => Save(claimant, candidate, boxes, operand.Version));
                return candidate;
            }
        }

        return Allocate(operand.Version, device, _kernel.Label);
    }

    private bool IsDeadBase(int output, VersionContent content) =>
        _baseIsDead[output] && content == _kernel!.Writes[output].Base!.Content;

    // A kernel may read the memory that it writes only element for element.
    private bool IsHazard(Instance candidate, Box[] boxes, Layout tile, ElementType type, List<PlacedRead> reads) =>
        reads.Exists(read => read.Instance == candidate && Overlap(boxes, read.Boxes)
            && (_kernel!.Library is not null || _kernel.ReducedAxes.Length > 0
                || read.Type.SizeInBytes() != type.SizeInBytes() || !read.Layout.Equals(tile)));
}
