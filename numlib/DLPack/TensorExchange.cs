using Cohort.Creation;
using Cohort.Kernels.Cuda;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.DLPack;

/// <summary>Arrays from and to DLPack's tensors.</summary>
internal static unsafe class TensorExchange
{
    private const int MostAxes = 64;

    /// <summary>A tensor over an array's memory, which it keeps alive until its deleter is called.</summary>
    public static DLManagedTensor* Export(NDArray array)
    {
        if (!array.flags.writeable)
        {
            throw new BufferError(
                "Cannot export readonly array since signalling readonly is unsupported by DLPack; export a copy.");
        }

        var type = DLDataType.Of(array.Type);
        var layout = array.Layout;
        var data = array.Address() + (layout.Offset * array.itemsize);
        var region = array.Region;
        return DLManagedTensor.Create(
            data, DLDevice.Cpu, type, layout.Extents, layout.Strides, () => GC.KeepAlive(region));
    }

    /// <summary>An array over a tensor's memory, or with a copy of it. What is refused stays the caller's.</summary>
    public static NDArray Import(Session session, DLManagedTensor* managed, bool? copy)
    {
        ref readonly var tensor = ref managed->Tensor;
        var type = tensor.DType.ToElementType();
        var layout = LayoutOf(tensor);
        var isOnDevice = tensor.Device.DeviceType is DLDeviceType.Cuda or DLDeviceType.CudaManaged;
        if (!isOnDevice
            && tensor.Device.DeviceType is not (DLDeviceType.Cpu or DLDeviceType.CudaHost or DLDeviceType.RocmHost))
        {
            throw new BufferError($"Unsupported device in DLTensor: {tensor.Device}. Host and CUDA memory is read.");
        }

        if (layout.Count == 0)
        {
            var empty = ArrayFactory.Filled(session, type, layout);
            Delete(managed);
            return empty;
        }

        var (low, high) = layout.Hull();
        var length = high - low + 1;
        var first = (byte*)tensor.Data + tensor.ByteOffset + (low * type.SizeInBytes());
        var inPlace = new Layout(-low, layout.Extents.ToArray(), layout.Strides.ToArray());
        return isOnDevice
            ? FromDevice(session, managed, type, first, length, inPlace, copy)
            : FromHost(session, managed, type, first, length, inPlace, copy);
    }

    private static NDArray FromHost(
        Session session, DLManagedTensor* managed, ElementType type, byte* first, long length, Layout layout,
        bool? copy)
    {
        var owner = new MemoryOwner(first, () => Delete(managed));
        try
        {
            var region = session.Engine.Share(type, [length], first, copy == true ? null : owner);
            var shared = NDArray.Create(session, region, layout, type);
            if (copy != true)
            {
                return shared;
            }

            // The tensor may go once the copy is there, not before.
            var result = ArrayFactory.Copy(shared);
            result.Engine.Evaluate(result.Region);
            owner.Dispose();
            return result;
        }
        catch
        {
            owner.Abandon();
            throw;
        }
    }

    private static NDArray FromDevice(
        Session session, DLManagedTensor* managed, ElementType type, byte* first, long length, Layout layout,
        bool? copy)
    {
        var device = managed->Tensor.Device;
        if (copy == false)
        {
            throw new ValueError($"Unable to avoid copy while creating an array from memory of {device}.");
        }

        var elements = MemoryOwner.Allocate(checked(length * type.SizeInBytes()));
        if (!CudaMemory.TryRead(
            session.Engine.Devices, device.DeviceId, (nint)first, elements.Address, length * type.SizeInBytes()))
        {
            elements.Dispose();
            throw new BufferError(
                $"The tensor lies on CUDA device {device.DeviceId}, which the session does not use. Its devices: "
                + $"{string.Join(", ", session.Devices.Select(used => used.Name))}.");
        }

        using (elements)
        {
            var source = HostContent.Import(session, type, [length], ref *elements.Address);
            Delete(managed);
            return ArrayFactory.Owned(source, layout);
        }
    }

    private static Layout LayoutOf(in DLTensor tensor)
    {
        if (tensor.NDim is < 0 or > MostAxes || (tensor.NDim > 0 && tensor.Shape == null))
        {
            throw new ValueError($"A DLPack tensor of {tensor.NDim} axes cannot be an array.");
        }

        var extents = new ReadOnlySpan<long>(tensor.Shape, tensor.NDim);
        if (extents.ContainsAnyInRange(long.MinValue, -1))
        {
            throw new ValueError("negative dimensions are not allowed");
        }

        var layout = Layout.Contiguous(extents);
        if (layout.Count > 0 && tensor.Data == null)
        {
            throw new ValueError("A DLPack tensor with elements has no memory.");
        }

        return tensor.Strides == null
            ? layout
            : new Layout(0, extents.ToArray(), new ReadOnlySpan<long>(tensor.Strides, tensor.NDim).ToArray());
    }

    private static void Delete(DLManagedTensor* managed)
    {
        if (managed->Deleter != null)
        {
            managed->Deleter(managed);
        }
    }
}
