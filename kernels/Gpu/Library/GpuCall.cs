using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library.Decompositions;
using Cohort.Kernels.Gpu.Library.Fourier;
using Cohort.Kernels.Gpu.Library.Products;
using Cohort.Runtime;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// One run of a library operation on a GPU. What it launches runs in order, on one queue. In a rehearsal nothing does:
/// it shows how much scratch memory the operation will ask for, so that it can be found before the command is issued.
/// </summary>
public sealed class GpuCall
{
    private readonly LibraryCommand _command;
    private readonly GpuLaunches? _launches;
    private readonly GpuLane? _lane;

    internal GpuCall(LibraryCommand command, GpuLaunches? launches, GpuLane? lane)
    {
        _command = command;
        _launches = launches;
        _lane = lane;
    }

    /// <summary>The operands in the order of the recording: inputs, then outputs.</summary>
    public ReadOnlySpan<DeviceOperand> Operands => _command.Operands;

    /// <summary>
    /// The extents of the operation's whole index space: what decides the order of sums follows from them, not from the
    /// operands, which may be tiles.
    /// </summary>
    public ReadOnlySpan<long> Space => _command.Space;

    /// <summary>The index of the tile's first point in that space.</summary>
    public ReadOnlySpan<long> Origin => _command.Origin;

    /// <summary>The vendor's library for products of matrices, or null.</summary>
    public IGpuProducts? Products => _lane?.Queue.Products;

    /// <summary>The vendor's library for decompositions of matrices, or null.</summary>
    public IGpuDecompositions? Decompositions => _lane?.Queue.Decompositions;

    /// <summary>The vendor's library for Fourier transforms, or null.</summary>
    public IGpuTransforms? Transforms => _lane?.Queue.Transforms;

    /// <summary>
    /// Memory for what the launches leave to each other; to be asked for once. Its content is not defined.
    /// </summary>
    /// <exception cref="OutOfDeviceMemoryException">The device is full.</exception>
    public nint Scratch(long bytes)
    {
        ScratchBytes = Math.Max(bytes, 1);
        return _launches is null ? 0
            : _command.Scratch is { } block && block.SizeInBytes >= ScratchBytes ? block.Address
            : _launches.Scratch(ScratchBytes, _lane!);
    }

    /// <summary>How much scratch memory has been asked for.</summary>
    internal long ScratchBytes { get; private set; }

    /// <summary>Launches a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="blocks">The number of blocks; 0 launches nothing.</param>
    /// <param name="threads">The threads of each, at most 256.</param>
    /// <param name="views">The kernel's views.</param>
    /// <param name="numbers">Its numbers; <see cref="double"/>s by their bits.</param>
    public void Launch(
        LibraryKernelKey kernel, long blocks, int threads, ReadOnlySpan<GpuSpan> views,
        params ReadOnlySpan<long> numbers)
    {
        if ((2 * views.Length) + numbers.Length != kernel.SlotCount)
        {
            throw new InvariantException($"{kernel} has {kernel.SlotCount} slots");
        }

        if (_launches is null)
        {
            return;
        }

        var slots = _launches.Slots(kernel.SlotCount);

        var slot = 0;
        foreach (ref readonly var view in views)
        {
            slots[slot++] = (ulong)view.Address;
            slots[slot++] = (ulong)view.Count;
        }

        foreach (var number in numbers)
        {
            slots[slot++] = (ulong)number;
        }

        _launches.Launch(new GpuLaunch(kernel, slots, blocks, threads), _lane!);
    }

    /// <summary>Writes a few numbers to scratch memory, for the launches that follow.</summary>
    public GpuSpan Upload(ReadOnlySpan<long> numbers, nint address)
    {
        _launches?.Upload(numbers, address, _lane!);
        return new GpuSpan(address, numbers.Length);
    }

    /// <summary>
    /// Looks at numbers that the launches so far have written, when they are over. What <paramref name="judge"/> makes
    /// of them is the refusal of the operation's data, or null.
    /// </summary>
    public void Check(GpuSpan numbers, Func<long[], Exception?> judge) =>
        _launches?.Check(numbers, judge, _command, _lane!);
}
