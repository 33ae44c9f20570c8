using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Gpu.Library;
using static Cohort.Kernels.OpenCl.OpenClLibrary;

namespace Cohort.Kernels.OpenCl;

/// <summary>A command queue that works in order.</summary>
internal sealed unsafe class OpenClQueue(OpenClGpu gpu, nint queue) : IGpuQueue
{
    private const uint NonBlocking = 0;

    private readonly OpenClLibrary _library = gpu.Library;

    /// <inheritdoc/>
    public void Launch(GpuCode code, GpuLaunch launch)
    {
        var kernel = (OpenClCode)code;
        fixed (ulong* slots = launch.Arguments)
        {
            SetBuffers(kernel, launch.Key, slots);
            if (launch.Key is LibraryKernelKey library)
            {
                SetParameters(kernel, library, slots);
            }
            else
            {
                SetArgument(kernel, launch.Key.OperandCount, kernel.Source.ArgumentBytes, slots);
            }
        }

        var (blocks, threads) = kernel.Source.ShapeOf(launch);
        var (group, items) = ((nuint)threads, (nuint)(blocks * threads));
        ThrowIfFailed(_library.clEnqueueNDRangeKernel(queue, kernel.Kernel, 1, null, &items, &group, 0, null, null));
    }

    /// <inheritdoc/>
    public void CopyFromHost(in RowCopy rows)
    {
        var (buffer, offset) = gpu.Addresses.Find(rows.Destination);
        if (rows.IsFlat)
        {
            ThrowIfFailed(_library.clEnqueueWriteBuffer(
                queue, buffer, NonBlocking, (nuint)offset, (nuint)rows.SizeInBytes, (void*)rows.Source, 0, null, null));
            return;
        }

        var region = Region(rows);
        var origin = Origin(offset, rows.DestinationPitch);
        var zero = default(Triple);
        ThrowIfFailed(_library.clEnqueueWriteBufferRect(
            queue, buffer, NonBlocking, (nuint*)&origin, (nuint*)&zero, (nuint*)&region,
            (nuint)rows.DestinationPitch, 0, (nuint)rows.SourcePitch, 0, (void*)rows.Source, 0, null, null));
    }

    /// <inheritdoc/>
    public void CopyToHost(in RowCopy rows)
    {
        var (buffer, offset) = gpu.Addresses.Find(rows.Source);
        if (rows.IsFlat)
        {
            ThrowIfFailed(_library.clEnqueueReadBuffer(
                queue, buffer, NonBlocking, (nuint)offset, (nuint)rows.SizeInBytes, (void*)rows.Destination, 0, null,
                null));
            return;
        }

        var region = Region(rows);
        var origin = Origin(offset, rows.SourcePitch);
        var zero = default(Triple);
        ThrowIfFailed(_library.clEnqueueReadBufferRect(
            queue, buffer, NonBlocking, (nuint*)&origin, (nuint*)&zero, (nuint*)&region, (nuint)rows.SourcePitch, 0,
            (nuint)rows.DestinationPitch, 0, (void*)rows.Destination, 0, null, null));
    }

    /// <inheritdoc/>
    public void CopyOnDevice(in RowCopy rows, IGpuDriver sourceDriver)
    {
        var (source, from) = gpu.Addresses.Find(rows.Source);
        var (destination, to) = gpu.Addresses.Find(rows.Destination);
        if (rows.IsFlat)
        {
            ThrowIfFailed(_library.clEnqueueCopyBuffer(
                queue, source, destination, (nuint)from, (nuint)to, (nuint)rows.SizeInBytes, 0, null, null));
            return;
        }

        var region = Region(rows);
        var sourceOrigin = Origin(from, rows.SourcePitch);
        var destinationOrigin = Origin(to, rows.DestinationPitch);
        ThrowIfFailed(_library.clEnqueueCopyBufferRect(
            queue, source, destination, (nuint*)&sourceOrigin, (nuint*)&destinationOrigin, (nuint*)&region,
            (nuint)rows.SourcePitch, 0, (nuint)rows.DestinationPitch, 0, 0, null, null));
    }

    /// <inheritdoc/>
    public void Record(GpuEvent end)
    {
        nint handle;
        ThrowIfFailed(_library.clEnqueueMarkerWithWaitList(queue, 0, null, &handle));
        ((OpenClEvent)end).Replace(handle);
        ThrowIfFailed(_library.clFlush(queue));
    }

    /// <inheritdoc/>
    public void Drain() => ThrowIfFailed(_library.clFinish(queue));

    /// <inheritdoc/>
    public void WaitFor(GpuEvent other)
    {
        var handle = ((OpenClEvent)other).Handle;
        ThrowIfFailed(_library.clEnqueueBarrierWithWaitList(queue, 1, &handle, null));
    }

    /// <inheritdoc/>
    public void Dispose() => _library.clReleaseCommandQueue(queue);

    // Buffers are the first parameters; what was an address becomes the offset in its buffer.
    private void SetBuffers(OpenClCode kernel, GpuKernelKey key, ulong* slots)
    {
        for (var operand = 0; operand < key.OperandCount; operand++)
        {
            ref var slot = ref slots[key.AddressSlot(operand)];
            var (buffer, offset) = gpu.Addresses.Find((nint)slot);
            slot = (ulong)offset;
            SetArgument(kernel, operand, sizeof(nint), &buffer);
        }
    }

    // Then come a structure of offset and length for each view, both in elements, and the numbers one by one.
    private void SetParameters(OpenClCode kernel, LibraryKernelKey key, ulong* slots)
    {
        var parameter = key.OperandCount;
        for (var view = 0; view < key.OperandCount; view++)
        {
            var slot = key.AddressSlot(view);
            slots[slot] /= (ulong)key.ElementSizes[view];
            SetArgument(kernel, parameter++, 2 * GpuArgumentLayout.SlotSize, slots + slot);
        }

        for (var slot = 2 * key.OperandCount; slot < key.SlotCount; slot++)
        {
            SetArgument(kernel, parameter++, GpuArgumentLayout.SlotSize, slots + slot);
        }
    }

    private void SetArgument(OpenClCode kernel, int index, int size, void* value) =>
        ThrowIfFailed(_library.clSetKernelArg(kernel.Kernel, (uint)index, (nuint)size, value));

    private static Triple Region(in RowCopy rows) => new((nuint)rows.Width, (nuint)rows.Rows, 1);

    // A row of a box lies inside one row of the region, so that the remainder and the width fit into the pitch.
    private static Triple Origin(long offset, long pitch) => new((nuint)(offset % pitch), (nuint)(offset / pitch), 0);

    private readonly record struct Triple(nuint X, nuint Y, nuint Z);
}
