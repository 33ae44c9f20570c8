using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Regions;

/// <content>What a version has lost with a device, and getting it back.</content>
public sealed partial class VersionContent
{
    private List<LostBox>? _lost;

    /// <summary>
    /// Boxes that were stored and that nothing holds any more: unlike others their content is missed.
    /// </summary>
    public IReadOnlyList<LostBox> Lost => _lost ?? (IReadOnlyList<LostBox>)[];

    /// <summary>Whether anything is lost.</summary>
    public bool HasLost => _lost is not null;

    /// <summary>
    /// How the content was computed, where that is known and can be repeated. It outlives the content, for those that
    /// were computed from it.
    /// </summary>
    public Derivation? Derivation { get; set; }

    /// <summary>
    /// Whether the derivation ends with the content: what was computed from it has got too long a past.
    /// </summary>
    public bool ForgetsDerivation
    {
        get;
        set
        {
            field = value;
            Derivation = IsReleased ? null : Derivation;
        }
    }

    /// <summary>How often the host has got the memory to itself, to write to it without a new version.</summary>
    public int HostVisits { get; private set; }

    /// <summary>
    /// Makes an instance stop holding a box since its memory there is not valid: what no other instance holds is lost.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="box">The dense box; null for everything.</param>
    /// <param name="device">The name of the device that was lost.</param>
    /// <param name="loss">Why.</param>
    public void Lose(Instance instance, Box? box, string device, Exception loss)
    {
        var touched = _entries.FindAll(
            e => e.Holders.Contains(instance) && (box is null || e.Box.Overlaps(box)));
        foreach (var entry in touched)
        {
            var common = box is null ? entry.Box : entry.Box.Intersect(box)!;
            if (entry.Holders.Length == 1)
            {
                Miss(common, device, loss);
            }

            Drop(common, instance);
        }
    }

    /// <summary>Notes that a dense box is missing that was here before the content was given up.</summary>
    public void Miss(Box box, string device, Exception loss) => (_lost ??= []).Add(new LostBox(box, device, loss));

    /// <summary>Ends the host's ignorance of the memory: it may write there from now on.</summary>
    public void LeaveToHost()
    {
        HostVisits++;
        Derivation = null;
    }

    /// <summary>What of some dense boxes is lost.</summary>
    public LostBox? FirstLost(ReadOnlySpan<Box> boxes)
    {
        foreach (var lost in Lost)
        {
            foreach (var box in boxes)
            {
                if (lost.Box.Overlaps(box))
                {
                    return lost;
                }
            }
        }

        return null;
    }

    /// <summary>Takes what is lost here from content that has the same values there.</summary>
    /// <param name="other">The content.</param>
    /// <param name="except">Boxes where it has other values.</param>
    public void Regain(VersionContent other, Box[] except)
    {
        foreach (var lost in Lost.ToList())
        {
            foreach (var entry in other._entries)
            {
                if (lost.Box.Intersect(entry.Box) is { } common)
                {
                    Subtract([common], except).ForEach(part => Write(part, entry.Holders));
                }
            }
        }
    }

    private static List<Box> Subtract(List<Box> boxes, IEnumerable<Box> others)
    {
        foreach (var other in others)
        {
            var rest = new List<Box>();
            boxes.ForEach(box => box.Subtract(other, rest));
            boxes = rest;
        }

        return boxes;
    }

    // What is written is not missed any more.
    private void Find(Box box)
    {
        if (_lost is null)
        {
            return;
        }

        List<LostBox> rest =
            [.. _lost.SelectMany(lost => Subtract([lost.Box], [box]).Select(part => lost with { Box = part }))];
        _lost = rest.Count == 0 ? null : rest;
    }
}
