using Cohort.Mapping.Costs;
using Cohort.Mapping.Machines;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;
using Cohort.Runtime.Regions;

namespace Cohort.Mapping.Planning;

/// <summary>
/// Predicts when kernels of a window end: devices take their pieces in order, copies wait for their source and share
/// the channels of their route.
/// </summary>
internal sealed class PlanClock
{
    // What the program's thread takes to plan a kernel, and for each piece and copy (decision 013).
    private const double PlanSeconds = 3e-6;
    private const double CommandSeconds = 2e-6;

    // A mixture of unlike devices has to be predicted to win by this share of its time.
    private const double MixedMargin = 0.25;

    // Nothing is known of the kernels after the window, but that most of them want their data in equal parts: results
    // that lie otherwise are charged this share of what it takes to divide them.
    private const double ChargeOfDividing = 0.1;

    private readonly Machine _machine;
    private readonly bool _initialIsFree;
    private readonly IReadOnlyList<long> _room;
    private readonly List<(ContentMap.Entry Entry, long Count)> _missing = [];

    /// <summary>Creates a clock.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="room">Per device the bytes that are free.</param>
    /// <param name="initialIsFree">Whether copies of what was there before the window cost nothing.</param>
    public PlanClock(Machine machine, IReadOnlyList<long> room, bool initialIsFree)
    {
        _machine = machine;
        _room = room;
        _initialIsFree = initialIsFree;
    }

    /// <summary>The state after one more kernel.</summary>
    /// <param name="former">The state before it.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="candidate">How it is divided.</param>
    /// <param name="forHost">What the program reads next, or null.</param>
    public PlanState After(PlanState former, Kernel kernel, Candidate candidate, Runtime.Regions.Version? forHost)
    {
        var state = former.Next(candidate);
        state.Host += PlanSeconds + (CommandSeconds * candidate.Parts.Length);
        var ends = new double[candidate.Parts.Length];
        var longest = 0.0;
        for (var i = 0; i < ends.Length; i++)
        {
            var part = candidate.Parts[i];
            var ready = Math.Max(state.Host, BringAll(state, kernel, part));
            ready = Math.Max(ready, state.Host + Crowding(state, kernel, part));
            var cores = _machine.CoresOf(part.Device);
            ends[i] = Math.Max(ready, state.DeviceFree[cores]) + part.Seconds;
            state.DeviceFree[cores] = ends[i];
            state.End = Math.Max(state.End, ends[i]);
            longest = Math.Max(longest, part.Seconds);
        }

        if (candidate.IsFolded)
        {
            Fold(state, kernel, candidate, ends);
        }
        else
        {
            Write(state, kernel, candidate, ends, forHost);
        }

        state.Penalty += candidate.IsMixed ? MixedMargin * longest : 0;
        state.Penalty += CommandSeconds * (candidate.Parts.Length - 1);
        state.End = Math.Max(state.End, state.Host);
        if (forHost is not null && Array.Exists(kernel.Writes, write => write.Version == forHost))
        {
            var whole = Box.Whole(forHost.Whole.Extents);
            var ready = Bring(state, forHost, [whole], 0);
            state.End = Math.Max(state.End, ready + _machine[0].SynchronizeSeconds);
        }

        return state;
    }

    private double BringAll(PlanState state, Kernel kernel, in Candidate.Part part)
    {
        var ready = 0.0;
        for (var read = 0; read < part.Reads.Length; read++)
        {
            ready = Math.Max(ready, Bring(state, kernel.Reads[read].Version, part.Reads[read], part.Device));
        }

        for (var write = 0; write < part.Writes.Length; write++)
        {
            var needsOld = kernel.Writes[write].ReadsOldContent || !part.Writes[write].CoversDensely;
            if (needsOld && kernel.Writes[write].Base is { } older)
            {
                ready = Math.Max(ready, Bring(state, older, part.Writes[write].Hulls, part.Device));
            }
        }

        return ready;
    }

    // Copies what a device lacks of some boxes; when it is there.
    private double Bring(PlanState state, Runtime.Regions.Version version, Box[] boxes, int device)
    {
        var ready = 0.0;
        foreach (var box in boxes)
        {
            _missing.Clear();
            var map = state.PlaceOf(version);
            var arrived = map.FindMissing(box, device, _missing);
            foreach (var (entry, count) in _missing)
            {
                var end = Copy(state, entry, count * version.Type.SizeInBytes(), device);
                arrived = Math.Max(arrived, end);
            }

            if (_missing.Count > 0)
            {
                state.Put(version, map.Replicated(box, device, arrived));
            }

            ready = Math.Max(ready, arrived);
        }

        return ready;
    }

    private double Copy(PlanState state, in ContentMap.Entry entry, long bytes, int device)
    {
        var from = SourceOf(state, entry, device);
        if ((_initialIsFree && entry.IsInitial) || from == device
            || _machine.RouteBetween(from, device) is not { } route)
        {
            return entry.Ready;
        }

        state.Host += CommandSeconds;

        // Copies that meet on a channel share it: what counts is the load of each, not the order.
        var start = Math.Max(entry.Ready, state.Host);
        var seconds = route.Seconds(bytes);
        var end = start + seconds;
        for (var i = 0; i < route.Channels.Count; i++)
        {
            ref var free = ref state.ChannelFree[route.Channels[i]];
            free = Math.Max(free, start) + (bytes / route.Links[i].Model.BytesPerSecond);
            end = Math.Max(end, free + route.StartSeconds(bytes));
        }

        if (_machine[device].CopyEngines == 0 && _machine[from].CopyEngines == 0)
        {
            // Copies take their turn among the kernels.
            var cores = _machine.CoresOf(device);
            end = Math.Max(end, state.DeviceFree[cores] + seconds);
            state.DeviceFree[cores] = end;
        }

        state.CopySeconds += seconds;
        state.InitialCopySeconds += entry.IsInitial ? seconds : 0;
        state.End = Math.Max(state.End, end);
        return end;
    }

    // Of several holders the one whose channels are free first.
    private int SourceOf(PlanState state, in ContentMap.Entry entry, int device)
    {
        var first = entry.FirstHolder;
        if (UInt128.IsPow2(entry.Holders))
        {
            return first;
        }

        var (best, soonest) = (first, double.PositiveInfinity);
        for (var holders = entry.Holders; holders != 0; holders &= holders - 1)
        {
            var holder = (int)UInt128.TrailingZeroCount(holders);
            var free = _machine.RouteBetween(holder, device) is { } route
                ? state.ChannelFree[route.Channels[0]] + route.StartSeconds(0)
                : 0;
            (best, soonest) = free < soonest ? (holder, free) : (best, soonest);
        }

        return best;
    }

    // What it takes to make room on a device that is full, and to pass through it in pieces where it is too small.
    private double Crowding(PlanState state, Kernel kernel, in Candidate.Part part)
    {
        if (part.Device == 0 || _machine.RouteBetween(part.Device, 0) is not { } route)
        {
            return 0;
        }

        var needed = 0L;
        for (var read = 0; read < part.Reads.Length; read++)
        {
            needed += part.Reads[read].Sum(box => box.Count) * kernel.Reads[read].Version.Type.SizeInBytes();
        }

        for (var write = 0; write < part.Writes.Length; write++)
        {
            needed += part.Writes[write].HullCount * kernel.Writes[write].Version.Type.SizeInBytes();
        }

        var memory = _machine[part.Device].MemoryBytes;
        if (needed > memory)
        {
            return 2 * route.Seconds(needed);
        }

        var held = 0L;
        for (var read = 0; read < part.Reads.Length; read++)
        {
            foreach (var box in part.Reads[read])
            {
                _missing.Clear();
                state.PlaceOf(kernel.Reads[read].Version).FindMissing(box, part.Device, _missing);
                held += _missing.Count == 0 ? box.Count * kernel.Reads[read].Version.Type.SizeInBytes() : 0;
            }
        }

        var excess = needed - held - (part.Device < _room.Count ? _room[part.Device] : memory);
        return excess > 0 ? route.Seconds(excess) : 0;
    }

    private void Write(
        PlanState state, Kernel kernel, Candidate candidate, double[] ends, Runtime.Regions.Version? forHost)
    {
        for (var write = 0; write < kernel.Writes.Length; write++)
        {
            var operand = kernel.Writes[write];
            var entries = new List<ContentMap.Entry>(ends.Length);
            for (var i = 0; i < ends.Length; i++)
            {
                var part = candidate.Parts[i];
                foreach (var box in part.Writes[write].Hulls)
                {
                    entries.Add(new ContentMap.Entry(box, ContentMap.BitOf(part.Device), ends[i], IsInitial: false));
                }
            }

            if (operand.Base is { } older)
            {
                AddRest(state.PlaceOf(older), entries);
            }

            state.Put(operand.Version, ContentMap.Of([.. entries]));
            state.Penalty += operand.Version == forHost
                ? 0
                : ChargeOfDividing * DividingSeconds(kernel, write, candidate);
            if (operand.Shared is not null)
            {
                Bring(state, operand.Version, [Box.Whole(operand.Version.Whole.Extents)], 0);
            }
        }
    }

    // How long it takes until no device holds more of a result than its share of the machine's bandwidth; of tiles
    // along another axis than the first, all but a device's share has to go elsewhere.
    private double DividingSeconds(Kernel kernel, int write, Candidate candidate)
    {
        var size = kernel.Writes[write].Version.Type.SizeInBytes();
        var total = (double)candidate.Parts.Sum(part => part.Writes[write].HullCount) * size;
        var longest = 0.0;
        foreach (var part in candidate.Parts)
        {
            var held = (double)part.Writes[write].HullCount * size;
            var share = _machine.BandwidthShare(part.Device);
            var excess = candidate.IsAlongFirstAxis ? held - (total * share) : held * (1 - share);
            longest = Math.Max(longest, excess / _machine.BytesPerSecondFrom(part.Device));
        }

        return longest;
    }

    // What a write leaves of the version before it.
    private static void AddRest(ContentMap older, List<ContentMap.Entry> entries)
    {
        var written = entries.Count;
        foreach (var entry in older.Entries)
        {
            List<Box> rest = [entry.Box];
            for (var i = 0; i < written && rest.Count > 0; i++)
            {
                var left = new List<Box>(rest.Count);
                foreach (var box in rest)
                {
                    box.Subtract(entries[i].Box, left);
                }

                rest = left;
            }

            entries.AddRange(rest.Select(box => entry with { Box = box }));
        }
    }

    // The first device gathers the partial results and folds them.
    private void Fold(PlanState state, Kernel kernel, Candidate candidate, double[] ends)
    {
        var first = candidate.Parts[0].Device;
        var bytes = kernel.Writes.Sum(write => write.Version.Whole.Count * write.Version.Type.SizeInBytes());
        var ready = ends[0];
        for (var i = 1; i < ends.Length; i++)
        {
            var entry = new ContentMap.Entry(
                candidate.Mapping.Domain.Whole, ContentMap.BitOf(candidate.Parts[i].Device), ends[i], false);
            ready = Math.Max(ready, Copy(state, entry, bytes, first));
        }

        var cores = _machine.CoresOf(first);
        var end = Math.Max(ready, state.DeviceFree[cores]) + _machine[first].LaunchSeconds;
        state.DeviceFree[cores] = end;
        state.End = Math.Max(state.End, end);
        foreach (var write in kernel.Writes)
        {
            var whole = Box.Whole(write.Version.Whole.Extents);
            state.Put(
                write.Version, ContentMap.Of([new ContentMap.Entry(whole, ContentMap.BitOf(first), end, false)]));
        }
    }
}
