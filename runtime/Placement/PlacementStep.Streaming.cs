using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <content>Pieces that follow each other on one device, since their data do not fit together.</content>
internal sealed partial class PlacementStep
{
    private const int Host = 0;
    private const int SmallShare = 8;

    // What was allocated for the pieces of this launch; null when all are placed together.
    private HashSet<Instance>? _passing;
    private Dictionary<int, Instance>? _homes;

    /// <summary>
    /// From here on pieces are placed and issued one by one: later ones may read what an earlier one would overwrite,
    /// so outputs get memory of their own.
    /// </summary>
    public void BeginStreaming()
    {
        _passing = [];
        for (var output = 0; output < _written.Length; output++)
        {
            // What only passes is not to become a part of the new version.
            _written[output] = Begin(_kernel!.Writes[output]);
        }
    }

    /// <summary>
    /// The commands planned since the last call, which are to be issued now: what they did stays done.
    /// </summary>
    public List<PlannedCommand> TakeCommands()
    {
        GiveUpUnused();
        List<PlannedCommand> commands = [.. Commands];
        Commands.Clear();
        _accessSets.Clear();
        _moved?.Clear();
        return commands;
    }

    /// <summary>
    /// Whether a streamed launch leaves an output where it was computed: all of it is small beside a piece.
    /// </summary>
    public bool Stays(int output, PieceShape shape)
    {
        var version = _kernel!.Writes[output].Version;
        var piece = 0L;
        for (var i = 0; i < shape.Reads.Length; i++)
        {
            piece += shape.Reads[i].HullCount * _kernel.Reads[i].Version.Type.SizeInBytes();
        }

        return version.Whole.Count * version.Type.SizeInBytes() * SmallShare <= piece;
    }

    /// <summary>Gives up what a piece has read, where the next piece does not read it and others hold it too.</summary>
    public void RetireReads(ReadOnlySpan<PlacedRead> reads, ReadOnlySpan<PlacedRead> next)
    {
        for (var i = 0; i < reads.Length; i++)
        {
            var instance = reads[i].Instance;
            if (_passing!.Contains(instance) && !IsRead(instance, next)
                && _kernel!.Reads[i].Version.Content is { } content)
            {
                foreach (var entry in content.Entries.Where(e => e.Holders.Contains(instance)).ToList())
                {
                    if (entry.Holders.Length > 1)
                    {
                        content.Drop(entry.Box, instance);
                        Note(content, entry.Box, instance, null);
                    }
                }
            }
        }
    }

    /// <summary>Brings what a piece has written to the host.</summary>
    public void RetireWrite(int output, Tile tile, int device)
    {
        var version = _kernel!.Writes[output].Version;
        var content = _written[output]!;
        foreach (var box in tile.Hulls)
        {
            foreach (var entry in content.Entries.ToList())
            {
                var former = Array.Find(entry.Holders, holder => holder.Device == device);
                if (former is not null && entry.Box.Intersect(box) is { } common)
                {
                    MoveHome(output, content, version, former, common);
                }
            }
        }
    }

    private static bool IsRead(Instance instance, ReadOnlySpan<PlacedRead> reads)
    {
        foreach (ref readonly var read in reads)
        {
            if (read.Instance == instance)
            {
                return true;
            }
        }

        return false;
    }

    private void MoveHome(
        int output, VersionContent content, Regions.Version version, Instance former, Box box)
    {
        var home = _homes?.GetValueOrDefault(output)
            ?? ((_homes ??= [])[output] = AllocateWhole(version, Host, "an array that is computed in pieces"));
        AddCopy(former, home, box, version);
        content.Share(box, home);
        content.Drop(box, former);
    }
}
