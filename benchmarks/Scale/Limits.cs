using System.Globalization;
using Benchmarks.Scale.Simulation;

namespace Benchmarks.Scale;

/// <summary>What keeps an application from going faster, in words.</summary>
internal static class Limits
{
    private const double Negligible = 0.05;
    private const int ShownOperations = 2;

    /// <summary>The parts of a simulated time that matter, the largest first.</summary>
    public static string Of(ScalePoint point)
    {
        var figures = point.Simulated!;
        var parts = figures.Path.Where(part => part.Share >= Negligible).Select(part => Words(part, point));
        return string.Join("; ", parts);
    }

    /// <summary>A kernel's label, the operations of a long one counted.</summary>
    public static string Short(string label)
    {
        var name = label.StartsWith("plan ", StringComparison.Ordinal) ? label["plan ".Length..] : label;
        var operations = name.Split('+');
        return operations.Length <= ShownOperations + 1
            ? name
            : $"{string.Join('+', operations[..ShownOperations])}+... ({operations.Length} operations)";
    }

    private static string Words(PathPart part, ScalePoint point)
    {
        var figures = point.Simulated!;
        var what = part.Kind switch
        {
            PathKind.AllDevices => $"computing on every device ({Short(part.What)})",
            PathKind.SomeDevices => $"kernels on some of the devices ({Short(part.What)})",
            PathKind.OneDevice => $"kernels on one device ({Short(part.What)})",
            PathKind.HostDevice => $"kernels on the host's processor ({Short(part.What)})",
            PathKind.Launch => "launches",
            PathKind.Copy => figures.BusiestLink is null
                ? "copies between devices"
                : $"copies between devices ({figures.BusiestLink} in use {Percent(figures.BusiestLinkShare)})",
            PathKind.Planning => "planning",
            _ => "waiting for values",
        };
        return $"{what} {Percent(part.Share)}";
    }

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
