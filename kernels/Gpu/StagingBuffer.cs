using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Pinned host memory that holds the packed rows of a copy while it is under way, and what happens to them after it.
/// </summary>
internal sealed unsafe class StagingBuffer(StagingBuffers owner, nint address) : IAfterwards
{
    private CopyCommand? _unpackFor;
    private BoxRows _unpackRows;
    private long _bytes;

    /// <summary>Where the memory begins.</summary>
    public nint Address { get; } = address;

    /// <inheritdoc/>
    public bool WritesHostMemory => _unpackFor is not null;

    /// <summary>Copies rows of host memory into the buffer, packed.</summary>
    /// <param name="memory">The address of the region's first element.</param>
    /// <param name="block">Which rows.</param>
    /// <param name="position">Where in the buffer they go.</param>
    public void Pack(nint memory, in RowBlock block, long position) => Move(
        memory + (nint)block.Offset, block.Pitch, Address + (nint)position, block.Width, block);

    /// <summary>
    /// Says that the first bytes of the buffer will hold rows of a box, to be copied to the command's destination.
    /// </summary>
    /// <param name="command">The copy.</param>
    /// <param name="rows">The rows as they were before those in the buffer were taken.</param>
    /// <param name="bytes">How many bytes of them are in the buffer.</param>
    public void UnpackAfterwards(CopyCommand command, in BoxRows rows, long bytes) =>
        (_unpackFor, _unpackRows, _bytes) = (command, rows, bytes);

    /// <inheritdoc/>
    public void Run(Exception? failure)
    {
        var command = _unpackFor;
        _unpackFor = null;
        if (command is not null && failure is null)
        {
            Unpack(command);
        }

        owner.Return(this);
    }

    private void Unpack(CopyCommand command)
    {
        for (var position = 0L; position < _bytes;)
        {
            var block = _unpackRows.Take(owner.SizeInBytes - position);
            Move(
                Address + (nint)position, block.Width, command.Destination.Origin + (nint)block.Offset,
                block.Pitch, block);
            position += block.SizeInBytes;
        }
    }

    private static void Move(nint source, long sourcePitch, nint destination, long destinationPitch, in RowBlock block)
    {
        for (var row = 0L; row < block.Rows; row++)
        {
            Buffer.MemoryCopy(
                (void*)(source + (nint)(row * sourcePitch)), (void*)(destination + (nint)(row * destinationPitch)),
                block.Width, block.Width);
        }
    }
}
