using Cohort.Runtime.Fusion;
using Cohort.Runtime.Geometry;

namespace Cohort.Runtime.Partitioning;

/// <summary>Asks the mapper how kernels are divided among devices, and checks what it says.</summary>
public sealed class Partitioner
{
    private readonly IMapper _mapper;
    private readonly int _devices;
    private readonly Func<IReadOnlyList<long>> _room;

    /// <summary>Creates a partitioner.</summary>
    /// <param name="mapper">Who decides.</param>
    /// <param name="devices">The number of devices.</param>
    /// <param name="room">Gives per device the bytes that are free.</param>
    public Partitioner(IMapper mapper, int devices, Func<IReadOnlyList<long>> room)
    {
        _mapper = mapper;
        _devices = devices;
        _room = room;
    }

    /// <summary>Whether the mapper is asked what else it has weighed.</summary>
    public bool WantsChoices { get; set; }

    /// <summary>Divides a kernel.</summary>
    /// <param name="window">The kernel and those that follow it.</param>
    /// <param name="runners">Gives the devices that can run a kernel, ascending; at least one.</param>
    /// <param name="forHost">What the program reads next, or null.</param>
    /// <param name="isKept">Whether the answer may serve again.</param>
    /// <returns>How it is cut, and what the mapper said.</returns>
    /// <exception cref="InvalidOperationException">The mapper's answer breaks a rule; nothing was run.</exception>
    public (LaunchShape Shape, KernelMapping? Mapping) Partition(
        ReadOnlyMemory<Kernel> window, Func<Kernel, IReadOnlyList<int>> runners, Regions.Version? forHost = null,
        bool isKept = true)
    {
        var kernel = window.Span[0];
        if (_devices == 1)
        {
            return (Whole(kernel, 0), null);
        }

        var request = new MappingRequest(window, LaunchDomain.Of(kernel), runners(kernel))
        {
            ForHost = forHost,
            IsKept = isKept,
            Room = _room(),
            RunnersOf = runners,
            WantsChoices = WantsChoices,
        };
        var mapping = _mapper.Map(request);
        MappingRules.Check(request, mapping);
        var isWhole = mapping.Pieces is [{ } only] && mapping.Replicated.Count == 0;
        var shape = isWhole
            ? Whole(kernel, mapping.Pieces[0].Device)
            : new LaunchShape(kernel, mapping.Domain.Kind, mapping.Pieces, mapping.Replicated);
        return (shape, mapping);
    }

    /// <summary>
    /// Cuts the pieces of a kernel on some devices into more, in the same order; null when they cannot be cut so often.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="shape">How it is cut among devices.</param>
    /// <param name="counts">Into how many each piece on a device is cut.</param>
    public static LaunchShape? Refine(Kernel kernel, LaunchShape shape, IReadOnlyDictionary<int, long> counts)
    {
        var domains = LaunchDomain.Of(kernel);
        var domain = shape.Cut == CutKind.None ? domains[0] : domains.First(one => one.Kind == shape.Cut);
        var pieces = new List<Piece>();
        foreach (var whole in shape.Pieces)
        {
            var piece = shape.Cut == CutKind.None ? domain.On(whole.Piece.Device) : whole.Piece;
            var count = counts.GetValueOrDefault(piece.Device, 1);
            var axis = domain.Axes.FirstOrDefault(one => piece.Tile.CountAlong(one) >= count, -1);
            if (axis < 0)
            {
                return null;
            }

            var extent = (Int128)piece.Tile.CountAlong(axis);
            var low = piece.Tile.Low[axis];
            for (var i = 0L; i < count; i++)
            {
                pieces.Add(piece with
                {
                    Tile = piece.Tile.Between(
                        axis, low + (long)(extent * i / count), low + (long)(extent * (i + 1) / count)),
                });
            }
        }

        return new LaunchShape(kernel, domain.Kind, pieces, []);
    }

    /// <summary>A kernel in one piece.</summary>
    public static LaunchShape Whole(Kernel kernel, int device)
    {
        var extents = kernel.Library?.IndexSpace(LaunchShape.OperandsOf(kernel)) ?? kernel.Space.Extents;
        return new LaunchShape(kernel, CutKind.None, [new Piece(device, Box.Whole(extents))], []);
    }
}
