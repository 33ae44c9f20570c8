using ScottPlot;
using SkiaSharp;

namespace Samples.Pictures;

/// <summary>What all pictures share: the font, and the title above.</summary>
internal static class Canvas
{
    private const int TitleHeight = 52;

    // Brought along, since a machine with nothing but an SDK may have no fonts at all.
    private const string Family = "DejaVu Sans";

    static Canvas()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "fonts");
        ScottPlot.Fonts.AddFontFile(Family, Path.Combine(folder, "DejaVuSans.ttf"), bold: false, italic: false);
        ScottPlot.Fonts.AddFontFile(Family, Path.Combine(folder, "DejaVuSans-Bold.ttf"), bold: true, italic: false);
    }

    /// <summary>Gives a plot the font of the titles.</summary>
    public static void UseFont(Plot plot) => plot.Font.Set(Family);

    /// <summary>The font in a size in pixels.</summary>
    public static SKFont Font(float size, bool isBold = false) =>
        new(ScottPlot.Fonts.GetTypeface(Family, isBold, false), size);

    /// <summary>Writes an image below its title.</summary>
    public static void Save(Image content, string title, string path)
    {
        using var surface = SKSurface.Create(new SKImageInfo(content.Width, content.Height + TitleHeight));
        surface.Canvas.Clear(SKColors.White);
        using var font = Font(24, isBold: true);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        surface.Canvas.DrawText(title, content.Width / 2f, TitleHeight - 16, SKTextAlign.Center, font, ink);
        using var bitmap = SKBitmap.Decode(content.GetImageBytes());
        surface.Canvas.DrawBitmap(bitmap, 0, TitleHeight);
        using var snapshot = surface.Snapshot();
        using var png = snapshot.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, png.ToArray());
    }
}
