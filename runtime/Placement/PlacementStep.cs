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
    private static readonly List<Instance> NoCandidates = [];

    private readonly Kernel? _kernel;
    private readonly InstancePool _pool;
    private readonly VersionContent?[] _written;
    private readonly bool[] _baseIsDead;
    private readonly List<AccessSet> _accessSets = [];
    private readonly ContentTable _contents;
    private Stack<(VersionContent Content, Box Box, Instance Former, Instance? Filled)>? _moved;
    private List<VersionContent>? _partials;
    private List<Instance>? _unused;

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

    /// <summary>
    /// What other pieces read, possibly on the same device and later: their memory must not be written where they read.
    /// </summary>
    public PlacedRead[] OtherReads { get; set; } = [];

    /// <summary>The commands in the order of issue.</summary>
    public List<PlannedCommand> Commands { get; } = [];

    /// <summary>The accesses of one more command, about so many.</summary>
    public AccessSet CreateAccesses(int count)
    {
        var accesses = new AccessSet(count);
        _accessSets.Add(accesses);
        return accesses;
    }

    /// <summary>Finds or makes an instance on a device that holds a tile of a version.</summary>
    public PlacedRead Read(Regions.Version version, Tile tile, int device, object reader)
    {
        if (version.Content is null)
        {
            version.Content = _pool.CreateContent();
            _contents.Track(version);
        }

        return new PlacedRead(Locate(version.Content, version, tile, device, reader), tile);
    }

    /// <summary>
    /// Chooses the instance in which a piece leaves its tile of an output, and notes the new content.
    /// </summary>
    public Instance Write(int output, Tile tile, int device, ReadOnlySpan<PlacedRead> reads, AccessSet accesses)
    {
        ref readonly var operand = ref _kernel!.Writes[output];
        var version = operand.Version;
        var content = _written[output] ??= Begin(operand);
        var needsOld = operand.ReadsOldContent || !tile.CoversDensely;
        var instance = ChooseTarget(output, content, tile, device, reads);
        if (needsOld)
        {
            Fetch(content, version, tile.Hulls, instance);
            accesses.Read(instance, tile.Hulls, operand.Base);
        }

        foreach (var box in tile.Hulls)
        {
            content.Write(box, instance);
        }

        accesses.Write(instance, needsOld ? tile.Hulls : tile.Boxes, version);
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
        (_partials ??= []).Add(version.Content);
        return new KernelOperand(version, whole, type);
    }

    /// <summary>Places the partial results of a piece's leaves on its device.</summary>
    public DeviceOperand WritePartials(in KernelOperand partials, Piece piece, AccessSet accesses)
    {
        var whole = partials.Version.Whole;
        var box = new Box([piece.Tile.Low[0], 0], [piece.Tile.High[0], whole.Extents[1]]);
        var instance = partials.Version.Content!.Instances().FirstOrDefault(i => i.Device == piece.Device)
            ?? AllocateWhole(partials.Version, piece.Device, "partial results");
        partials.Version.Content.Write(box, instance);
        accesses.Write(instance, [box], partials.Version);
        return new DeviceOperand(instance, whole, partials.Type);
    }

    /// <summary>Finds memory for what a command's launches leave to each other.</summary>
    public void AddScratch(DeviceCommand command, int device, AccessSet accesses)
    {
        if (_pool.AllocateScratch(device, command) is { } scratch)
        {
            command.Scratch = scratch.Block;
            accesses.Write(scratch, [Box.Whole([scratch.Block.SizeInBytes])], null);
            NoteIfUnused(scratch);
        }
    }

    /// <summary>Gives the partial results' memory up, in the order of the commands.</summary>
    public void ReleasePartials(IEnumerable<KernelOperand> partials)
    {
        foreach (var partial in partials)
        {
            partial.Version.Content!.Release();
        }

        _partials = null;
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
        while (_moved?.TryPop(out var move) == true)
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

        foreach (var content in _written.OfType<VersionContent>().Concat(_partials ?? []))
        {
            content.Release();
        }
    }

    /// <summary>
    /// Gives back memory that turned out not to be needed: for no elements, or for reads of undefined ones alone.
    /// </summary>
    public void GiveUpUnused()
    {
        if (_unused is null)
        {
            return;
        }

        foreach (var instance in _unused)
        {
            if (instance.Contents.Count == 0)
            {
                _pool.Recycle(instance);
            }
        }

        _unused.Clear();
    }

    private void Note(VersionContent content, Box box, Instance former, Instance? filled) =>
        (_moved ??= new Stack<(VersionContent, Box, Instance, Instance?)>()).Push((content, box, former, filled));

    private void NoteIfUnused(Instance instance)
    {
        if (instance.Contents.Count == 0)
        {
            (_unused ??= []).Add(instance);
        }
    }

    private VersionContent Begin(in KernelOperand write) =>
        write.Base?.Content is { } old ? old.Fork() : _pool.CreateContent();

    private static bool Overlap(Box[] boxes, Box[] others)
    {
        foreach (var box in boxes)
        {
            foreach (var other in others)
            {
                if (box.Overlaps(other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static long CountHeld(VersionContent content, Tile tile, Instance instance)
    {
        var held = 0L;
        foreach (var box in tile.Hulls)
        {
            held += content.CountHeld(box, instance);
        }

        return held;
    }

    // The base of a write is dead when only operations that are stored by this kernel were still to read it.
    private bool IsBaseDead(in KernelOperand write)
    {
        if (write.Base is not { } older)
        {
            return false;
        }

        var own = 0;
        foreach (var operation in _kernel!.Stored)
        {
            own += operation.Base == older ? 1 : 0;
            foreach (ref readonly var input in operation.Inputs.AsSpan())
            {
                own += input.Version == older ? 1 : 0;
            }
        }

        return older.PendingReaders == own;
    }

    private Instance Allocate(Regions.Version version, Box[] boxes, int device, object wantedBy)
    {
        var instance = _pool.Allocate(device, boxes, version.Whole, version.Type.SizeInBytes(), wantedBy);
        _passing?.Add(instance);
        return instance;
    }

    private Instance AllocateWhole(Regions.Version version, int device, object wantedBy) =>
        _pool.Allocate(device, version.Whole.Count * version.Type.SizeInBytes(), wantedBy);

    private static ByteRange RangeOf(Box[] boxes, Regions.Version version) =>
        ByteRange.Of(boxes, version.Whole, version.Type.SizeInBytes());

    private Instance ChooseTarget(
        int output, VersionContent content, Tile tile, int device, ReadOnlySpan<PlacedRead> reads)
    {
        ref readonly var operand = ref _kernel!.Writes[output];
        var range = RangeOf(tile.Hulls, operand.Version);
        foreach (var candidate in CandidatesOn(content, tile, device))
        {
            if (!candidate.Covers(range) || IsHazard(candidate, tile, reads))
            {
                continue;
            }

            var claimants = ClaimantsOf(output, content, tile, candidate);
            if (claimants is null)
            {
                return candidate;
            }

            if (IsCheaperToSave(content, candidate, operand.Version, tile))
            {
                claimants.ForEach(claimant => Save(claimant, candidate, tile.Hulls, _kernel.Writes[output].Version));
                return candidate;
            }
        }

        return Allocate(operand.Version, tile.Hulls, device, _kernel.Label);
    }

    // The instances on a device that hold content, those first that hold most of a tile.
    private static List<Instance> CandidatesOn(VersionContent content, Tile tile, int device)
    {
        List<Instance>? candidates = null;
        foreach (var entry in content.Entries)
        {
            foreach (var holder in entry.Holders)
            {
                if (holder.Device == device && candidates?.Contains(holder) != true)
                {
                    (candidates ??= new List<Instance>(1)).Add(holder);
                }
            }
        }

        return candidates is null ? NoCandidates
            : candidates.Count == 1 ? candidates
            : [.. candidates.OrderByDescending(candidate => CountHeld(content, tile, candidate))];
    }

    // The other versions that need what lies under a tile in an instance; null when there are none.
    private List<VersionContent>? ClaimantsOf(int output, VersionContent content, Tile tile, Instance candidate)
    {
        List<VersionContent>? claimants = null;
        foreach (var other in candidate.Contents)
        {
            if (other != content && !IsDeadBase(output, other)
                && Array.Exists(tile.Hulls, box => other.Claims(box, candidate)))
            {
                (claimants ??= []).Add(other);
            }
        }

        return claimants;
    }

    private bool IsDeadBase(int output, VersionContent content) =>
        _passing is null && _baseIsDead[output] && content == _kernel!.Writes[output].Base!.Content;

    // A kernel may read the memory that it writes only element for element.
    private bool IsHazard(Instance candidate, Tile tile, ReadOnlySpan<PlacedRead> reads)
    {
        foreach (var read in OtherReads)
        {
            if (read.Instance == candidate && Overlap(tile.Hulls, read.Tile.Boxes))
            {
                return true;
            }
        }

        foreach (ref readonly var read in reads)
        {
            if (read.Instance == candidate && Overlap(tile.Hulls, read.Tile.Boxes)
                && (_kernel!.Library is not null || _kernel.ReducedAxes.Length > 0
                    || read.Tile.Type.SizeInBytes() != tile.Type.SizeInBytes()
                    || !read.Tile.Layout.Equals(tile.Layout)))
            {
                return true;
            }
        }

        return false;
    }
}
