using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Partitioning;

namespace Cohort.Mapping.Planning;

/// <summary>The ways to divide one kernel that are worth weighing.</summary>
internal sealed class KernelChoices
{
    private const int FewDevices = 2;

    // A device whose part would be smaller than this share is left out.
    private const double SmallestShare = 0.02;

    // A piece that takes less than this many launches is too small to be worth one of its own.
    private const double LaunchesPerPiece = 3;

    private readonly CostModel _costs;
    private readonly Machine _machine;
    private readonly IReadOnlyList<int> _runners;
    private readonly IReadOnlyList<LaunchDomain> _domains;
    private readonly bool _weighsGrids;
    private readonly List<Candidate> _fixed = [];
    private readonly Dictionary<string, Candidate> _known = [];
    private readonly Dictionary<int, Candidate> _rules = [];

    /// <summary>Finds those that do not depend on where data lie.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="domains">How it may be divided.</param>
    /// <param name="runners">Who can run it.</param>
    /// <param name="costs">The costs.</param>
    /// <param name="weighsGrids">Whether to cut along two axes as well.</param>
    public KernelChoices(
        Kernel kernel, IReadOnlyList<LaunchDomain> domains, IReadOnlyList<int> runners, CostModel costs,
        bool weighsGrids)
    {
        _weighsGrids = weighsGrids;
        Kernel = kernel;
        _domains = domains;
        _runners = runners.Count <= DefaultMapper.MostDevices ? runners : [.. runners.Take(DefaultMapper.MostDevices)];
        _costs = costs;
        _machine = costs.Machine;
        Work = costs.WorkOf(kernel);
        AddFixed();
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>
    /// What simple rules say, by the rule: one device of each kind, all of a kind in equal parts, all in proportion to
    /// their bandwidth, as square tiles as there are. Whole windows are planned by each of them too.
    /// </summary>
    public IReadOnlyDictionary<int, Candidate> Rules => _rules;

    /// <summary>What all of it asks for.</summary>
    public KernelWork Work { get; }

    /// <summary>
    /// Whether a kernel reads beyond its tiles (stencils, products, transposed operands), so that tiles of low surface
    /// may pay.
    /// </summary>
    public static bool ReadsBeyondTiles(Kernel kernel) =>
        kernel.Library is not null
        || kernel.Reads.GroupBy(read => read.Version).Any(group => group.Select(one => one.Layout).Distinct().Count() > 1)
        || (kernel.ReducedAxes.Length == 0 && Array.Exists(kernel.Reads, read => IsTransposed(read.Layout, kernel.Writes[0].Layout)));

    private static bool IsTransposed(Layout read, Layout output)
    {
        for (var axis = 1; axis < read.Rank; axis++)
        {
            var (before, here) = (Math.Abs(read.Strides[axis - 1]), Math.Abs(read.Strides[axis]));
            if (before != 0 && here != 0
                && before < here != Math.Abs(output.Strides[axis - 1]) < Math.Abs(output.Strides[axis]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those that are worth weighing in a state.</summary>
    public IReadOnlyList<Candidate> In(PlanState state)
    {
        var found = new List<Candidate>(_fixed);
        var reads = Enumerable.Range(0, Kernel.Reads.Length)
            .OrderByDescending(read => Kernel.Reads[read].Layout.Count * Kernel.Reads[read].Type.SizeInBytes())
            .Take(2);
        foreach (var read in reads)
        {
            var map = state.PlaceOf(Kernel.Reads[read].Version);
            foreach (var domain in _domains)
            {
                if (Tilings.Follow(Kernel, domain, read, map, _runners) is { } pieces)
                {
                    Add(found, domain, pieces, "where its largest operands lie");
                    break;
                }
            }
        }

        if (reads.Any())
        {
            AddHolders(found, state, reads.First());
        }

        return found;
    }

    private void AddFixed()
    {
        var classes = _runners.GroupBy(_machine.LikeOf).ToList();
        foreach (var group in classes)
        {
            int[] members = [.. group.DistinctBy(_machine.CoresOf)];
            var alone = Add(_fixed, _domains[0], [_domains[0].On(members[0])], "one device");
            _rules[2 * group.Key] = alone;
            if (members.Length > 1)
            {
                _rules[(2 * group.Key) + 1] = AddShared(members) ?? alone;
            }
        }

        var square = new LegateLikeMapper(_machine).Map(Kernel, _domains[0], _runners);
        _rules[-1] = Add(_fixed, square.Domain, square.Pieces, "tiles as square as there are");

        if (classes.Count > 1)
        {
            AddMixed();
            AddByBandwidth();
        }
    }

    // All devices, in a proportion that is the same from kernel to kernel.
    private void AddByBandwidth()
    {
        var shares = _runners.DistinctBy(_machine.CoresOf)
            .Select(device => new Share(device, _machine[device].Levels[^1].ReadBytesPerSecond)).ToArray();
        if (AddSplits(_domains[0], shares, "in proportion to their bandwidth") is { } candidate)
        {
            _rules[-2] = candidate;
        }
    }

    // One device of those that hold most of a read.
    private void AddHolders(List<Candidate> found, PlanState state, int read)
    {
        var map = state.PlaceOf(Kernel.Reads[read].Version);
        foreach (var entry in map.Entries.OrderByDescending(entry => entry.Box.Count).Take(1))
        {
            foreach (var device in _runners.Where(device => (entry.Holders & ContentMap.BitOf(device)) != 0).Take(FewDevices))
            {
                Add(found, _domains[0], [_domains[0].On(device)], "one device that has the data");
            }
        }
    }

    // Equal devices in equal parts: all of them, and as many as it is worth.
    private Candidate? AddShared(int[] members)
    {
        Candidate? first = null;
        var alone = _costs.Seconds(members[0], Work);
        var launch = _machine[members[0]].LaunchSeconds;
        var worth = (int)Math.Clamp(alone / (LaunchesPerPiece * Math.Max(launch, 1e-7)), 1, members.Length);
        var some = 1 << (int)Math.Log2(worth);
        foreach (var domain in _domains)
        {
            foreach (var count in new[] { members.Length, some }.Distinct().Where(count => count > 1))
            {
                var shares = members.Take(count).Select(device => new Share(device, 1)).ToArray();
                var candidate = AddSplits(domain, shares, "equal parts");
                first ??= candidate;
            }
        }

        return first;
    }

    // All devices, in proportion to their speed.
    private void AddMixed()
    {
        var devices = _runners.DistinctBy(_machine.CoresOf).ToList();
        while (devices.Count > 1)
        {
            var speeds = devices.ConvertAll(device =>
                1 / Math.Max(_costs.Seconds(device, Work) - _machine[device].LaunchSeconds, 1e-9));
            var slow = devices.Where((_, i) => speeds[i] < SmallestShare * speeds.Sum()).ToList();
            if (slow.Count == 0)
            {
                var shares = devices.Select((device, i) => new Share(device, speeds[i])).ToArray();
                AddSplits(_domains[0], shares, "in proportion to their speed");
                return;
            }

            devices.RemoveAll(slow.Contains);
        }
    }

    // Along the best axis that is long enough, along the longest, and as a grid.
    private Candidate? AddSplits(LaunchDomain domain, Share[] shares, string reason)
    {
        if (domain.Axes.Count == 0)
        {
            return null;
        }

        var best = domain.Axes.FirstOrDefault(axis => domain.Extents[axis] >= shares.Length, domain.Axes[0]);
        var first = AddSplit(best);
        foreach (var axis in domain.Axes.Where(axis => axis != best && domain.Extents[axis] >= shares.Length).Take(1))
        {
            AddSplit(axis);
        }

        if (shares.Length >= 4 && domain.Axes.Count > 1 && _weighsGrids)
        {
            AddGrid(domain, shares, reason);
        }

        return first;

        Candidate AddSplit(int axis) => Add(_fixed, domain, domain.Split(axis, shares), reason);
    }

    private void AddGrid(LaunchDomain domain, Share[] shares, string reason)
    {
        var longest = domain.Axes.OrderByDescending(axis => domain.Whole.High[axis]).Take(2).Order().ToArray();
        var (first, second) = (longest[0], longest[1]);
        var ratio = domain.Extents[first] / (double)domain.Extents[second];
        var rows = Enumerable.Range(1, shares.Length).Where(count => shares.Length % count == 0)
            .MinBy(count => Math.Abs(Math.Log(ratio * shares.Length / (count * (double)count))));
        if (rows == 1 || rows == shares.Length || domain.Extents[first] < rows
            || domain.Extents[second] < shares.Length / rows)
        {
            return;
        }

        var columns = shares.Length / rows;
        var bands = Enumerable.Range(0, rows)
            .Select(row => new Share(row, shares.Skip(row * columns).Take(columns).Sum(share => share.Weight))).ToArray();
        var pieces = new List<Piece>();
        foreach (var band in domain.Split(first, bands))
        {
            pieces.AddRange(domain.Split(
                second, shares[(band.Device * columns)..((band.Device + 1) * columns)], band.Tile));
        }

        Add(_fixed, domain, pieces, reason);
    }

    private Candidate Add(List<Candidate> found, LaunchDomain domain, IReadOnlyList<Piece> pieces, string reason)
    {
        var key = $"{domain.Kind} {string.Join(';', pieces)}";
        if (!_known.TryGetValue(key, out var candidate))
        {
            candidate = new Candidate(Kernel, Work, _costs, new KernelMapping(domain, pieces), reason);
            _known[key] = candidate;
        }

        if (!found.Contains(candidate))
        {
            found.Add(candidate);
        }

        return candidate;
    }
}
