using Cohort.Runtime.Devices;
using Cohort.Runtime.Regions;

namespace Cohort.Kernels.Gpu;

/// <summary>
/// Queues copies: between the host and the device directly or through pinned memory, on the device and between devices
/// that reach each other directly, between others through pinned memory.
/// </summary>
internal sealed class GpuCopies(IGpuDriver driver, StagingBuffers staging)
{
    /// <summary>
    /// Whether a copy has to wait on the host until what it depends on has ended, and not just for an event on the
    /// device. Threads of the host move what goes between arrays in host memory and pinned memory: a copy from the host
    /// is packed when it is queued, and one to the host is unpacked some time after its event. So a copy from the host
    /// waits for the writers of its source, one to the host for whoever used its destination.
    /// </summary>
    public bool WaitsOnHost(CopyCommand command, Completion dependence)
    {
        if (IsThroughHost(command))
        {
            return true;
        }

        var isFromHost = command.SourceDevice.IsHostMemory;
        return driver.NeedsPinnedMemory && (isFromHost || command.DestinationDevice.IsHostMemory)
            && isFromHost == command.DataDependences.Contains(dependence);
    }

    /// <summary>Queues a copy.</summary>
    public void Queue(CopyCommand command, GpuLane lane)
    {
        if (command.SizeInBytes == 0)
        {
            return;
        }

        if (IsThroughHost(command))
        {
            CopyThroughHost(command, (GpuDevice)command.SourceDevice, lane);
        }
        else if (command.SourceDevice is GpuDevice source && command.DestinationDevice is GpuDevice)
        {
            var rows = new BoxRows(command);
            while (!rows.IsAtEnd)
            {
                lane.Queue.CopyOnDevice(Between(command, rows.Take(long.MaxValue)), source.Driver);
            }
        }
        else if (driver.NeedsPinnedMemory)
        {
            CopyStaged(command, lane);
        }
        else
        {
            CopyDirectly(command, lane);
        }
    }

    private bool IsThroughHost(CopyCommand command) =>
        command.SourceDevice is GpuDevice source && command.DestinationDevice is GpuDevice
        && source.Driver != driver && !driver.Reaches(source.Driver);

    private static RowCopy Between(CopyCommand command, in RowBlock block) => new(
        command.Source.Origin + (nint)block.Offset, block.Pitch,
        command.Destination.Origin + (nint)block.Offset, block.Pitch, block.Width, block.Rows);

    private static RowCopy FromBuffer(
        CopyCommand command, StagingBuffer buffer, long position, in RowBlock block) => new(
        buffer.Address + (nint)position, block.Width, command.Destination.Origin + (nint)block.Offset,
        block.Pitch, block.Width, block.Rows);

    private static RowCopy ToBuffer(CopyCommand command, StagingBuffer buffer, long position, in RowBlock block) => new(
        command.Source.Origin + (nint)block.Offset, block.Pitch, buffer.Address + (nint)position, block.Width,
        block.Width, block.Rows);

    private static void CopyDirectly(CopyCommand command, GpuLane lane)
    {
        var rows = new BoxRows(command);
        while (!rows.IsAtEnd)
        {
            var copy = Between(command, rows.Take(long.MaxValue));
            if (command.SourceDevice.IsHostMemory)
            {
                lane.Queue.CopyFromHost(copy);
            }
            else
            {
                lane.Queue.CopyToHost(copy);
            }
        }
    }

    private void CopyStaged(CopyCommand command, GpuLane lane)
    {
        var rows = new BoxRows(command);
        while (!rows.IsAtEnd)
        {
            var buffer = staging.Take();
            try
            {
                if (command.SourceDevice.IsHostMemory)
                {
                    Send(command, ref rows, buffer, lane);
                }
                else
                {
                    Receive(command, ref rows, buffer, lane);
                }
            }
            finally
            {
                // Whatever was queued uses the buffer, so that it comes back by way of the queue even after a failure.
                lane.Then(buffer);
            }
        }
    }

    private void Send(CopyCommand command, ref BoxRows rows, StagingBuffer buffer, GpuLane lane)
    {
        for (var position = 0L; !rows.IsAtEnd && position < staging.SizeInBytes;)
        {
            var block = rows.Take(staging.SizeInBytes - position);
            buffer.Pack(command.Source.Origin, block, position);
            lane.Queue.CopyFromHost(FromBuffer(command, buffer, position, block));
            position += block.SizeInBytes;
        }
    }

    private void Receive(CopyCommand command, ref BoxRows rows, StagingBuffer buffer, GpuLane lane)
    {
        var first = rows;
        var bytes = FillBuffer(command, ref rows, buffer, staging.SizeInBytes, lane.Queue);
        buffer.UnpackAfterwards(command, first, bytes);
    }

    // The source's own queue brings the rows to the host, this device's takes them from there.
    private void CopyThroughHost(CopyCommand command, GpuDevice source, GpuLane lane)
    {
        var rows = new BoxRows(command);
        while (!rows.IsAtEnd)
        {
            var buffer = staging.Take();
            var isMine = true;
            try
            {
                var fetched = rows;
                isMine = false;
                var bytes = source.Export(command, ref fetched, buffer, staging.SizeInBytes);
                isMine = true;
                for (var position = 0L; position < bytes;)
                {
                    var block = rows.Take(staging.SizeInBytes - position);
                    lane.Queue.CopyFromHost(FromBuffer(command, buffer, position, block));
                    position += block.SizeInBytes;
                }
            }
            finally
            {
                if (isMine || source.Loss is null)
                {
                    lane.Then(buffer);
                }
                else
                {
                    staging.SetAside(buffer);
                }
            }
        }
    }

    /// <summary>Queues copies of the next rows of a box into a buffer, packed; how many bytes they are.</summary>
    internal static long FillBuffer(
        CopyCommand command, ref BoxRows rows, StagingBuffer buffer, long limit, IGpuQueue queue)
    {
        var position = 0L;
        while (!rows.IsAtEnd && position < limit)
        {
            var block = rows.Take(limit - position);
            queue.CopyToHost(ToBuffer(command, buffer, position, block));
            position += block.SizeInBytes;
        }

        return position;
    }
}
