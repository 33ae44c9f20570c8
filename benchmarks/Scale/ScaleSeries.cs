using System.Text.Json.Serialization;
using Benchmarks.Scale.Applications;

namespace Benchmarks.Scale;

/// <summary>An application on several numbers of devices.</summary>
internal sealed record ScaleSeries
{
    /// <summary>Relates points to the one with the fewest devices.</summary>
    public ScaleSeries(ScaleCase application, ScaleMode mode, Growth growth, IEnumerable<ScalePoint> points)
    {
        Case = application;
        Mode = mode;
        Growth = growth;
        var ordered = points.OrderBy(point => point.Devices).ToList();
        Points = [.. ordered.Select(point => Related(point, ordered[0]))];
    }

    /// <summary>The application.</summary>
    [JsonIgnore]
    public ScaleCase Case { get; }

    /// <summary>Its name.</summary>
    public string Application => Case.Name;

    /// <summary>What its size is counted in.</summary>
    public string Unit => Case.Unit;

    /// <summary>On what it ran.</summary>
    public ScaleMode Mode { get; }

    /// <summary>How the work grew.</summary>
    public Growth Growth { get; }

    /// <summary>Where the times come from.</summary>
    public string TimesAre => Mode == ScaleMode.Simulated ? "simulated" : "measured";

    /// <summary>By the number of devices, ascending.</summary>
    public IReadOnlyList<ScalePoint> Points { get; }

    /// <summary>Of a simulated series, what its end waited for on the most devices; else null.</summary>
    public string? LimitedBy => Points is [.., { Simulated: not null } last] ? Limits.Of(last) : null;

    private static ScalePoint Related(ScalePoint point, ScalePoint first) => point with
    {
        Speedup = point.Rate / first.Rate,
        Efficiency = point.Rate / first.Rate * first.Devices / point.Devices,
    };
}
