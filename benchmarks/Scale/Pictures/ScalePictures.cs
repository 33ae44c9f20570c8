using System.Globalization;
using Benchmarks.Scale.Simulation;
using Samples.Pictures;
using ScottPlot;

namespace Benchmarks.Scale.Pictures;

/// <summary>Pictures of scaling; those of simulated times say so in their titles.</summary>
internal static class ScalePictures
{
    private const int Width = 1200;
    private const int Height = 640;

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleUp];

    private static readonly (PathKind Kind, string Words, string Colour)[] Kinds =
    [
        (PathKind.AllDevices, "kernels on every device", "#2ca02c"),
        (PathKind.SomeDevices, "kernels on some devices", "#98df8a"),
        (PathKind.OneDevice, "kernels on one device", "#d62728"),
        (PathKind.HostDevice, "kernels on the host's processor", "#8c564b"),
        (PathKind.Launch, "launches", "#9467bd"),
        (PathKind.Copy, "copies between devices", "#ff7f0e"),
        (PathKind.Planning, "planning", "#1f77b4"),
        (PathKind.Waiting, "waiting for values", "#7f7f7f"),
    ];

    /// <summary>Draws what there is to draw, and gives the paths of the files.</summary>
    public static IReadOnlyList<string> Save(ScaleReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        var curves = report.Series.Where(one => one.Points.Count > 1);
        foreach (var group in curves.GroupBy(one => (one.Mode, one.Growth)))
        {
            var (mode, growth) = group.Key;
            var isSimulated = mode == ScaleMode.Simulated;
            var name = $"{growth}-{(isSimulated ? "simulated" : "measured")}".ToLowerInvariant();
            var title = TitleOf(report, mode, growth);
            paths.Add(SaveCurves([.. group], growth, title, Path.Combine(folder, $"{name}.png")));
            if (isSimulated)
            {
                paths.Add(SaveParts(
                    [.. group], $"What {growth.ToString().ToLowerInvariant()} scaling waits for, SIMULATED",
                    Path.Combine(folder, $"{name}-limits.png")));
            }
        }

        return paths;
    }

    /// <summary>The title of the curves of a mode.</summary>
    public static string TitleOf(ScaleReport report, ScaleMode mode, Growth growth) => mode == ScaleMode.Simulated
        ? $"{growth} scaling, SIMULATED: {report.SimulatedMachine}"
        : $"{growth} scaling, measured: {report.MeasuredDevices}";

    private static string SaveCurves(List<ScaleSeries> all, Growth growth, string title, string path)
    {
        using var plot = new Plot();
        var counts = all.SelectMany(one => one.Points).Select(point => point.Devices).Distinct().Order().ToArray();
        Func<ScalePoint, double> value = growth == Growth.Strong
            ? point => Math.Log2(point.Speedup)
            : point => 100 * point.Efficiency;
        var palette = new ScottPlot.Palettes.Category10();
        for (var i = 0; i < all.Count; i++)
        {
            var curve = plot.Add.Scatter(
                all[i].Points.Select(point => Math.Log2(point.Devices)).ToArray(),
                all[i].Points.Select(value).ToArray(), palette.GetColor(i));
            curve.LegendText = all[i].Application;
            curve.LineWidth = 2;
            curve.MarkerSize = 9;
            curve.MarkerShape = Shapes[i / 10 % Shapes.Length];
            curve.LinePattern = i < 10 ? LinePattern.Solid : LinePattern.Dotted;
        }

        var ideal = plot.Add.ScatterLine(
            counts.Select(count => Math.Log2(count)).ToArray(),
            counts.Select(count => growth == Growth.Strong ? Math.Log2((double)count / counts[0]) : 100.0).ToArray());
        ideal.LegendText = "ideal";
        ideal.LinePattern = LinePattern.Dashed;
        ideal.Color = Colors.Black;
        ideal.LineWidth = 2;
        Canvas.UseFont(plot);
        plot.XLabel("devices", 16);
        plot.Axes.Bottom.SetTicks([.. counts.Select(count => Math.Log2(count))], [.. counts.Select(Number)]);
        SetVertical(plot, growth, all);
        plot.ShowLegend(Edge.Right);
        Canvas.Save(plot.GetImage(Width, Height), title, path);
        return path;
    }

    private static void SetVertical(Plot plot, Growth growth, List<ScaleSeries> all)
    {
        var points = all.SelectMany(one => one.Points).ToList();
        var right = Math.Log2(points.Max(point => point.Devices));
        var left = Math.Log2(points.Min(point => point.Devices));
        var margin = 0.04 * Math.Max(right - left, 1);
        if (growth == Growth.Weak)
        {
            plot.YLabel("efficiency, %", 16);
            var top = Math.Max(110, 105 * points.Max(point => point.Efficiency));
            double[] shares = [.. Enumerable.Range(0, ((int)top / 20) + 1).Select(i => 20.0 * i)];
            plot.Axes.Left.SetTicks(shares, [.. shares.Select(Number)]);
            plot.Axes.SetLimits(left - margin, right + margin, 0, top);
            return;
        }

        plot.YLabel("speedup over the fewest devices", 16);
        var low = (int)Math.Floor(Math.Log2(points.Min(point => point.Speedup)));
        var high = Math.Max(right - left, Math.Log2(points.Max(point => point.Speedup)));
        var ticks = Enumerable.Range(low, (int)Math.Ceiling(high) - low + 1).ToArray();
        plot.Axes.Left.SetTicks(
            [.. ticks.Select(tick => (double)tick)], [.. ticks.Select(tick => Number(Math.Pow(2, tick)))]);
        plot.Axes.SetLimits(left - margin, right + margin, low - 0.1, high + 0.2);
    }

    private static string SaveParts(List<ScaleSeries> all, string title, string path)
    {
        using var plot = new Plot();
        var bars = new List<Bar>();
        for (var i = 0; i < all.Count; i++)
        {
            var from = 0.0;
            foreach (var (kind, _, colour) in Kinds)
            {
                var share = 100 * all[i].Points[^1].Simulated!.Path.Where(part => part.Kind == kind)
                    .Sum(part => part.Share);
                bars.Add(new Bar
                {
                    Position = -i,
                    ValueBase = from,
                    Value = from + share,
                    FillColor = Color.FromHex(colour),
                    LineWidth = 0,
                    Orientation = Orientation.Horizontal,
                });
                from += share;
            }
        }

        plot.Add.Bars(bars);
        var shown = Kinds.Where(kind => all.Any(one => one.Points[^1].Simulated!.Path.Any(p => p.Kind == kind.Kind)));
        foreach (var (_, words, colour) in shown)
        {
            plot.Legend.ManualItems.Add(new LegendItem { LabelText = words, FillColor = Color.FromHex(colour) });
        }

        Canvas.UseFont(plot);
        var most = all.Max(one => one.Points[^1].Devices);
        plot.XLabel($"share of the time on {most} devices, %", 16);
        plot.Axes.Left.SetTicks(
            [.. all.Select((_, i) => (double)-i)], [.. all.Select(one => one.Application)]);
        plot.Axes.SetLimits(0, 100, -all.Count + 0.4, 0.6);
        plot.ShowLegend(Edge.Right);
        Canvas.Save(plot.GetImage(Width, Height), title, path);
        return path;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        value is > 0 and < 1 ? $"1/{Number((int)Math.Round(1 / value))}" : Number((int)Math.Round(value));
}
