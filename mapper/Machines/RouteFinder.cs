namespace Cohort.Mapping.Machines;

/// <summary>
/// Finds the fastest way of a copy of a reference size. A way leads over links and switches, never through a third
/// device; between GPUs it does so only where every link allows peers, else it is staged in the memory of a CPU.
/// </summary>
internal sealed class RouteFinder(IReadOnlyList<DeviceModel> devices, IReadOnlyList<Link> links)
{
    private const double ReferenceBytes = 1 << 20;

    private readonly int _places =
        links.Count == 0 ? devices.Count : Math.Max(devices.Count, links.Max(link => link.Ends.Max()) + 1);

    /// <summary>The route from one device to another.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public Route Find(int from, int to)
    {
        var arePeers = devices[from].Kind == DeviceKind.Gpu && devices[to].Kind == DeviceKind.Gpu;
        return Direct(from, to, arePeers) ?? Staged(from, to) ?? throw new FormatException(
            $"The machine model: links is without a way from '{devices[from].Names[0]}' to "
            + $"'{devices[to].Names[0]}'; it must have one over links and switches, or two that meet at a CPU.");
    }

    private Route? Staged(int from, int to)
    {
        Route? best = null;
        for (var host = 0; host < devices.Count; host++)
        {
            if (devices[host].Kind == DeviceKind.Cpu && host != from && host != to
                && Direct(from, host, arePeers: false) is { } there && Direct(host, to, arePeers: false) is { } back)
            {
                var route = new Route(
                    [.. there.Links, .. back.Links], [.. there.Channels, .. back.Channels], isStaged: true);
                best = best is null || route.Seconds((long)ReferenceBytes) < best.Seconds((long)ReferenceBytes)
                    ? route
                    : best;
            }
        }

        return best;
    }

    // Dijkstra's algorithm; the first of equals wins, so that a model always gives the same routes.
    private Route? Direct(int from, int to, bool arePeers)
    {
        var seconds = new double[_places];
        var cameBy = new (int Place, Link? Link)[_places];
        var isDone = new bool[_places];
        Array.Fill(seconds, double.PositiveInfinity);
        seconds[from] = 0;
        for (var place = from; place >= 0 && place != to; place = Nearest(seconds, isDone))
        {
            isDone[place] = true;
            if (place < devices.Count && place != from)
            {
                continue;
            }

            foreach (var link in links.Where(one => one.Ends.Contains(place) && (!arePeers || one.Model.AllowsPeers)))
            {
                var reached = seconds[place] + link.Model.LatencySeconds + (ReferenceBytes / link.Model.BytesPerSecond);
                foreach (var end in link.Ends.Where(end => reached < seconds[end]))
                {
                    seconds[end] = reached;
                    cameBy[end] = (place, link);
                }
            }
        }

        return double.IsPositiveInfinity(seconds[to]) ? null : Trace(from, to, cameBy);
    }

    private static int Nearest(double[] seconds, bool[] isDone)
    {
        var nearest = -1;
        for (var place = 0; place < seconds.Length; place++)
        {
            var isNearer = !isDone[place] && !double.IsPositiveInfinity(seconds[place])
                && (nearest < 0 || seconds[place] < seconds[nearest]);
            nearest = isNearer ? place : nearest;
        }

        return nearest;
    }

    private static Route Trace(int from, int to, (int Place, Link? Link)[] cameBy)
    {
        var way = new List<Link>();
        var channels = new List<int>();
        for (var place = to; place != from; place = cameBy[place].Place)
        {
            var link = cameBy[place].Link!;
            way.Insert(0, link);
            channels.Insert(0, link.ChannelFrom(cameBy[place].Place));
        }

        return new Route(way, channels, isStaged: false);
    }
}
