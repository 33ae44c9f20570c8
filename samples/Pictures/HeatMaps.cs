using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.MultiplotLayouts;

namespace Cohort.Samples.Pictures;

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

        var side = IsGallery ? 200 : 640;
        var width = Columns * (side + (IsGallery ? 0 : 110));
        Canvas.Save(all.Render(width, rows * side), Title, path);
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

        plot.Axes.SetLimits(-0.5, panel.Columns - 0.5, -0.5, panel.Rows - 0.5);
        plot.Axes.SquareUnits();
        Canvas.UseFont(plot);
        if (IsGallery)
        {
            plot.Axes.Frameless();
            plot.HideGrid();
            plot.Add.Rectangle(-0.5, panel.Columns - 0.5, -0.5, panel.Rows - 0.5).FillColor = Colors.Transparent;
            return;
        }

        plot.Title(panel.Caption, 18);
        plot.XLabel("column");
        plot.YLabel("row, from below");
        var bar = plot.Add.ColorBar(map);
        bar.Label = Unit;
        bar.LabelStyle.FontSize = 14;
    }
}
