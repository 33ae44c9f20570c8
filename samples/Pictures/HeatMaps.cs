using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.MultiplotLayouts;

namespace Samples.Pictures;

/// <summary>Fields drawn as colours, in rows of panels.</summary>
internal sealed record HeatMaps(string Name, string Title, params Panel[] Panels) : Picture(Name, Title)
{
    /// <summary>How many panels stand side by side.</summary>
    public int Columns { get; init; } = Panels.Length;

    /// <summary>The colours.</summary>
    public ColourMap Colours { get; init; } = ColourMap.Heat;

    /// <summary>What the values are; with it, or with few panels, a colour bar is drawn.</summary>
    public string Unit { get; init; } = "";

    private bool IsGallery => Panels.Length > 2;

    /// <inheritdoc/>
    protected override void Draw(string path)
    {
        var rows = (Panels.Length + Columns - 1) / Columns;
        var all = new Multiplot();
        all.AddPlots(Panels.Length);
        all.Layout = new Grid(rows, Columns);
        for (var i = 0; i < Panels.Length; i++)
        {
            Fill(all.GetPlot(i), Panels[i]);
        }

        var (width, height) = IsGallery ? (200, 200) : (Unit.Length > 0 ? 700 : 680, 640);
        Canvas.Save(all.Render(Columns * width, rows * height), Title, path);
    }

    private void Fill(Plot plot, Panel panel)
    {
        var grid = panel.ToGrid();
        var map = plot.Add.Heatmap(grid);
        map.Colormap = Colours switch
        {
            ColourMap.Grey => new Grayscale().Reversed(),
            ColourMap.Heat => new Inferno(),
            ColourMap.Ocean => new Deep(),
            _ => new Balance(),
        };
        if (Colours == ColourMap.Diverging)
        {
            var reach = grid.Cast<double>().Max(Math.Abs);
            map.ManualRange = new ScottPlot.Range(-reach, reach);
        }

        // Row 0 is above, as it is printed.
        var margin = IsGallery ? 1 : 0.5;
        plot.Axes.SetLimits(-margin, panel.Columns - 1 + margin, panel.Rows - 1 + margin, -margin);
        plot.HideGrid();
        Canvas.UseFont(plot);
        if (IsGallery)
        {
            plot.Axes.Frameless();
            return;
        }

        if (panel.Caption.Length > 0)
        {
            plot.Title(panel.Caption, 18);
        }

        plot.XLabel("column");
        plot.YLabel("row");
        var bar = plot.Add.ColorBar(map);
        bar.Label = Unit;
        bar.LabelStyle.FontSize = 14;
    }
}
