using Cohort;
using SkiaSharp;

namespace Samples.Pictures;

/// <summary>Colour photographs side by side, pixel for pixel.</summary>
internal sealed record Photographs(string Name, string Title, params Panel[] Panels) : Picture(Name, Title)
{
    private const int Gap = 16;
    private const int CaptionHeight = 40;

    /// <inheritdoc/>
    protected override void Draw(string path)
    {
        var width = Panels.Sum(panel => panel.Columns + Gap) + Gap;
        var height = Panels.Max(panel => panel.Rows) + CaptionHeight + Gap;
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        using var font = Canvas.Font(18);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var left = Gap;
        foreach (var panel in Panels)
        {
            using var bitmap = ToBitmap(panel);
            surface.Canvas.DrawBitmap(bitmap, left, CaptionHeight);
            var middle = left + panel.Columns / 2f;
            surface.Canvas.DrawText(panel.Caption, middle, CaptionHeight - 12, SKTextAlign.Center, font, ink);
            left += panel.Columns + Gap;
        }

        using var snapshot = surface.Snapshot();
        using var whole = SKBitmap.FromImage(snapshot);
        Canvas.Save(new ScottPlot.Image(whole), Title, path);
    }

    private static SKBitmap ToBitmap(Panel panel)
    {
        var bytes = np.rint(panel.Values * 255).astype(np.uint8).ToArray<byte>();
        var bitmap = new SKBitmap(panel.Columns, panel.Rows);
        var pixels = new SKColor[panel.Columns * panel.Rows];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = new SKColor(bytes[3 * i], bytes[3 * i + 1], bytes[3 * i + 2]);
        }

        bitmap.Pixels = pixels;
        return bitmap;
    }
}
