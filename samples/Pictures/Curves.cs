using Cohort;
using ScottPlot;

namespace Samples.Pictures;

/// <summary>Lines and marks over a common axis.</summary>
internal sealed record Curves(
    string Name, string Title, string Horizontal, string Vertical, params Curve[] Lines) : Picture(Name, Title)
{
    /// <inheritdoc/>
    protected override void Draw(string path)
    {
        using var plot = new Plot();
        foreach (var line in Lines)
        {
            var values = line.Values.astype(np.float64).ToArray<double>();
            var positions = line.Positions is { } given
                ? given.astype(np.float64).ToArray<double>()
                : [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
            var drawn = line.MarkersOnly
                ? plot.Add.ScatterPoints(positions, values)
                : plot.Add.ScatterLine(positions, values);
            drawn.LegendText = line.Label;
            drawn.LineWidth = line.MarkersOnly ? 0 : 1.6f;
            drawn.MarkerSize = line.MarkersOnly ? 11 : 0;
        }

        Canvas.UseFont(plot);
        plot.XLabel(Horizontal, 16);
        plot.YLabel(Vertical, 16);
        if (Lines.Length > 1)
        {
            plot.ShowLegend(Alignment.LowerRight);
        }

        plot.Axes.Margins(0.01, 0.1);
        plot.Axes.AutoScale();
        Canvas.Save(plot.GetImage(1200, 500), Title, path);
    }
}
