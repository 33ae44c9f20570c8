using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Fusion;
using Cohort.Runtime.Partitioning;
using Cohort.Runtime.Regions;

namespace Cohort.Runtime.Placement;

/// <summary>
/// Runs kernels whose data do not fit on their device: in pieces that pass through it one after the other, from the
/// host and back.
/// </summary>
internal sealed class Streamer
{
    private const int MostAttempts = 6;
    private const long MostPieces = 1 << 14;

    private readonly Placer _placer;
    private readonly InstancePool _pool;
    private readonly InstanceWindow _window;
    private readonly Evictor _evictor;

    /// <summary>Creates a streamer.</summary>
    public Streamer(Placer placer, InstancePool pool, InstanceWindow window, Evictor evictor)
    {
        _placer = placer;
        _pool = pool;
        _window = window;
        _evictor = evictor;
    }

    /// <summary>How many kernels passed through a device in pieces.</summary>
    public long Streamed { get; private set; }

    /// <summary>
    /// Runs a kernel in so many pieces that two of them fit on each device. Null when it cannot be cut, or not so
    /// finely.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">How it is cut among devices.</param>
    /// <param name="issue">Issues commands.</param>
    public LaunchShape? TryRun(Kernel kernel, LaunchShape shape, Action<List<PlannedCommand>> issue)
    {
        var counts = new Dictionary<int, long>();
        foreach (var device in shape.Pieces.Select(piece => piece.Piece.Device).Where(d => !_pool.IsHostMemory(d)))
        {
            counts[device] = (long)BitOperations.RoundUpToPowerOf2(
                (ulong)Math.Max(2 * Needs(kernel, shape, device) / ShareOf(device), 1));
        }

        // It may be memory that was not reckoned with that is missing, such as scratch: then finer pieces may do.
        for (var attempt = 0; counts.Count > 0 && attempt < MostAttempts;)
        {
            if (counts.Values.Max() > MostPieces || Partitioner.Refine(kernel, shape, counts) is not { } refined)
            {
                return null;
            }

            var large = counts.Keys.Where(d => 2 * Needs(kernel, refined, d) > ShareOf(d)).ToList();
            if (large.Count == 0 && TryRunRefined(kernel, refined, counts.Keys, issue))
            {
                Streamed++;
                return refined;
            }

            attempt += large.Count == 0 ? 1 : 0;
            foreach (var device in large.Count == 0 ? [.. counts.Keys] : large)
            {
                counts[device] *= 2;
            }
        }

        return null;
    }

    /// <summary>How many bytes the largest piece on a device has to bring there and to leave there.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">How it is cut.</param>
    /// <param name="device">The device.</param>
    public long Needs(Kernel kernel, LaunchShape shape, int device)
    {
        var largest = 0L;
        foreach (var piece in shape.Pieces)
        {
            if (piece.Piece.Device != device)
            {
                continue;
            }

            var bytes = 0L;
            for (var i = 0; i < piece.Reads.Length; i++)
            {
                bytes += Holds(kernel.Reads[i].Version, piece.Reads[i], device)
                    ? 0
                    : Bytes(kernel.Reads[i].Version, piece.Reads[i]);
            }

            for (var i = 0; i < piece.Writes.Length; i++)
            {
                bytes += Bytes(kernel.Writes[i].Version, piece.Writes[i]);
            }

            largest = Math.Max(largest, bytes);
        }

        return largest;
    }

    private bool TryRunRefined(
        Kernel kernel, LaunchShape shape, IEnumerable<int> devices, Action<List<PlannedCommand>> issue)
    {
        foreach (var device in devices)
        {
            var needed = 2 * Needs(kernel, shape, device);
            while (_pool.RoomOn(device) < needed
                && _evictor.TryMakeRoom(device, needed - _pool.RoomOn(device), kernel))
            {
                // Others have left.
            }
        }

        try
        {
            _placer.PlaceStreamed(new Launch(kernel, shape), issue);
            return true;
        }
        catch (OutOfDeviceMemoryException full) when (!_pool.IsHostMemory(full.Device))
        {
            return false;
        }
    }

    // The rest is for small results and for scratch memory.
    private long ShareOf(int device) => Math.Max(_pool.BudgetOf(device) / 8 * 7, 1);

    private long Bytes(Regions.Version version, Tile tile) =>
        SizeClass.Of(Math.Max(_window.Around(tile.Hulls, version.Whole, version.Type.SizeInBytes()).Length, 1));

    private static bool Holds(Regions.Version version, Tile tile, int device) =>
        version.Content is { } content
        && content.Instances().Any(instance => instance.Device == device
            && tile.Hulls.Sum(box => content.CountHeld(box, instance)) == tile.HullCount);
}
