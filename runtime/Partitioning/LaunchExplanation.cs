using System.Globalization;
using System.Text;

namespace Cohort.Runtime.Partitioning;

/// <summary>How one kernel was divided, why, and what had to be copied for it.</summary>
/// <param name="Kernel">The operations that are fused in it, in words.</param>
/// <param name="Space">The extents of its index space.</param>
/// <param name="Pieces">Per piece the device's name and the tile.</param>
/// <param name="Choices">What the mapper has weighed, the fastest first; empty where there was no choice.</param>
/// <param name="Copies">The copies that its data needed.</param>
public sealed record LaunchExplanation(
    string Kernel, IReadOnlyList<long> Space, IReadOnlyList<(string Device, string Tile)> Pieces,
    IReadOnlyList<MappingChoice> Choices, IReadOnlyList<CopyExplanation> Copies)
{
    private const int MostPieces = 4;

    /// <summary>All of it as text: the kernel, the devices and tiles, what else was possible, the copies.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Kernel} on [{string.Join(", ", Space)}]").AppendLine();
        foreach (var (device, tile) in Pieces.Take(MostPieces))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {device}: {tile}").AppendLine();
        }

        if (Pieces.Count > MostPieces)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {Pieces.Count - MostPieces} tiles more").AppendLine();
        }

        foreach (var choice in Choices)
        {
            var mark = choice.IsChosen ? "chosen" : "      ";
            text.Append(CultureInfo.InvariantCulture, $"  {mark} {choice.Seconds * 1e6,12:0.0} us  {choice.Description}")
                .AppendLine();
        }

        foreach (var copy in Copies)
        {
            text.Append(CultureInfo.InvariantCulture, $"  copy: {copy}").AppendLine();
        }

        return text.ToString();
    }
}
