using System.Runtime.InteropServices;

namespace Cohort.Kernels.Cuda;

/// <content>Devices and contexts.</content>
public sealed unsafe partial class LibCuda
{
    private const int LongestName = 256;
    private readonly DeviceCalls _devices;
    private readonly ContextCalls _contexts;

    /// <inheritdoc/>
    public int DeviceCount()
    {
        int count;
        ThrowIfFailed(_devices.Count(&count), "cuDeviceGetCount");
        return count;
    }

    /// <inheritdoc/>
    public int Device(int ordinal)
    {
        int device;
        ThrowIfFailed(_devices.Get(&device, ordinal), "cuDeviceGet");
        return device;
    }

    /// <inheritdoc/>
    public string DeviceName(int device)
    {
        var name = stackalloc byte[LongestName];
        ThrowIfFailed(_devices.Name(name, LongestName, device), "cuDeviceGetName");
        return Marshal.PtrToStringUTF8((nint)name)!;
    }

    /// <inheritdoc/>
    public long DeviceMemory(int device)
    {
        nuint bytes;
        ThrowIfFailed(_devices.TotalMemory(&bytes, device), "cuDeviceTotalMem_v2");
        return checked((long)bytes);
    }

    /// <inheritdoc/>
    public string PciBusId(int device)
    {
        var text = stackalloc byte[LongestName];
        ThrowIfFailed(_devices.PciBusId(text, LongestName, device), "cuDeviceGetPCIBusId");
        return Marshal.PtrToStringUTF8((nint)text)!;
    }

    /// <inheritdoc/>
    public Guid DeviceIdentity(int device)
    {
        var bytes = stackalloc byte[16];
        ThrowIfFailed(_devices.Identity(bytes, device), "cuDeviceGetUuid_v2");
        return new Guid(new ReadOnlySpan<byte>(bytes, 16), bigEndian: true);
    }

    /// <inheritdoc/>
    public int Attribute(int device, CudaAttribute attribute)
    {
        int value;
        ThrowIfFailed(_devices.Attribute(&value, (int)attribute, device), "cuDeviceGetAttribute");
        return value;
    }

    /// <inheritdoc/>
    public bool CanAccessPeer(int device, int peer)
    {
        int can;
        ThrowIfFailed(_devices.CanAccessPeer(&can, device, peer), "cuDeviceCanAccessPeer");
        return can != 0;
    }

    /// <inheritdoc/>
    public CudaContext RetainPrimaryContext(int device)
    {
        nint context;
        ThrowIfFailed(_contexts.RetainPrimary(&context, device), "cuDevicePrimaryCtxRetain");
        return new CudaContext(context);
    }

    /// <inheritdoc/>
    public void ReleasePrimaryContext(int device) =>
        ThrowIfFailed(_contexts.ReleasePrimary(device), "cuDevicePrimaryCtxRelease_v2");

    /// <inheritdoc/>
    public void SetCurrent(CudaContext context) =>
        ThrowIfFailed(_contexts.SetCurrent(context.Handle), "cuCtxSetCurrent");

    /// <inheritdoc/>
    public void EnablePeerAccess(CudaContext peer) =>
        ThrowIfFailed(_contexts.EnablePeerAccess(peer.Handle, 0), "cuCtxEnablePeerAccess");

    private readonly struct DeviceCalls(CudaLibrary library)
    {
        public readonly delegate* unmanaged<int*, int> Count =
            (delegate* unmanaged<int*, int>)library.Find("cuDeviceGetCount");

        public readonly delegate* unmanaged<int*, int, int> Get =
            (delegate* unmanaged<int*, int, int>)library.Find("cuDeviceGet");

        public readonly delegate* unmanaged<byte*, int, int, int> Name =
            (delegate* unmanaged<byte*, int, int, int>)library.Find("cuDeviceGetName");

        public readonly delegate* unmanaged<nuint*, int, int> TotalMemory =
            (delegate* unmanaged<nuint*, int, int>)library.Find("cuDeviceTotalMem_v2");

        public readonly delegate* unmanaged<byte*, int, int, int> PciBusId =
            (delegate* unmanaged<byte*, int, int, int>)library.Find("cuDeviceGetPCIBusId");

        public readonly delegate* unmanaged<byte*, int, int> Identity =
            (delegate* unmanaged<byte*, int, int>)library.Find("cuDeviceGetUuid_v2");

        public readonly delegate* unmanaged<int*, int, int, int> Attribute =
            (delegate* unmanaged<int*, int, int, int>)library.Find("cuDeviceGetAttribute");

        public readonly delegate* unmanaged<int*, int, int, int> CanAccessPeer =
            (delegate* unmanaged<int*, int, int, int>)library.Find("cuDeviceCanAccessPeer");
    }

    private readonly struct ContextCalls(CudaLibrary library)
    {
        public readonly delegate* unmanaged<nint*, int, int> RetainPrimary =
            (delegate* unmanaged<nint*, int, int>)library.Find("cuDevicePrimaryCtxRetain");

        public readonly delegate* unmanaged<int, int> ReleasePrimary =
            (delegate* unmanaged<int, int>)library.Find("cuDevicePrimaryCtxRelease_v2");

        public readonly delegate* unmanaged<nint, int> SetCurrent =
            (delegate* unmanaged<nint, int>)library.Find("cuCtxSetCurrent");

        public readonly delegate* unmanaged<nint, uint, int> EnablePeerAccess =
            (delegate* unmanaged<nint, uint, int>)library.Find("cuCtxEnablePeerAccess");
    }
}
