using Cohort.Kernels.Cuda;
using Cohort.Runtime;

namespace Cohort.Tests.Cuda.Emulation;

/// <content>Devices and contexts.</content>
internal sealed partial class EmulatedCuda
{
    public int DeviceCount()
    {
        Enter("cuDeviceGetCount");
        return _devices.Length;
    }

    public int Device(int ordinal)
    {
        Enter("cuDeviceGet");
        return Existing(ordinal, "cuDeviceGet").Ordinal;
    }

    public string DeviceName(int device)
    {
        Enter("cuDeviceGetName");
        return $"Emulated {Existing(device, "cuDeviceGetName").Ordinal}";
    }

    public long DeviceMemory(int device)
    {
        Enter("cuDeviceTotalMem_v2");
        return Existing(device, "cuDeviceTotalMem_v2") is null ? 0 : _options.MemoryPerDevice;
    }

    public string PciBusId(int device)
    {
        Enter("cuDeviceGetPCIBusId");
        return $"0000:{Existing(device, "cuDeviceGetPCIBusId").Ordinal + 1:x2}:00.0";
    }

    public Guid DeviceIdentity(int device)
    {
        Enter("cuDeviceGetUuid_v2");
        return new Guid(Existing(device, "cuDeviceGetUuid_v2").Ordinal + 1, 0, 0, new byte[8]);
    }

    public int Attribute(int device, CudaAttribute attribute)
    {
        Enter("cuDeviceGetAttribute");
        Existing(device, "cuDeviceGetAttribute");
        return attribute switch
        {
            CudaAttribute.MaximumThreadsPerBlock => 1024,
            CudaAttribute.MaximumGridX => int.MaxValue,
            CudaAttribute.MaximumSharedMemoryPerBlock => 48 << 10,
            CudaAttribute.WarpSize => 32,
            CudaAttribute.MaximumPitch => int.MaxValue,
            CudaAttribute.MultiprocessorCount => 2,
            CudaAttribute.ComputeCapabilityMajor => 9,
            CudaAttribute.AsyncEngineCount => 2,
            CudaAttribute.UnifiedAddressing => 1,
            _ => 0,
        };
    }

    public bool CanAccessPeer(int device, int peer)
    {
        Enter("cuDeviceCanAccessPeer");
        return Existing(device, "cuDeviceCanAccessPeer") != Existing(peer, "cuDeviceCanAccessPeer")
            && _options.CanAccessPeer(device, peer);
    }

    public CudaContext RetainPrimaryContext(int device)
    {
        Enter("cuDevicePrimaryCtxRetain");
        var found = Existing(device, "cuDevicePrimaryCtxRetain");
        lock (_order)
        {
            found.Holders++;
        }

        return ContextOf(found.Ordinal);
    }

    public void ReleasePrimaryContext(int device)
    {
        Enter("cuDevicePrimaryCtxRelease_v2");
        var found = Existing(device, "cuDevicePrimaryCtxRelease_v2");
        lock (_order)
        {
            if (found.Holders == 0)
            {
                _faults.Add(FaultKind.DoubleFree, $"the context of device {device} has no holder");
                throw CudaException.Of("cuDevicePrimaryCtxRelease_v2", CudaError.InvalidContext);
            }

            found.Holders--;
        }
    }

    public void SetCurrent(CudaContext context)
    {
        var before = _current.Value;
        _current.Value = context.Handle == 0 ? -1 : OrdinalOf(context, "cuCtxSetCurrent");
        try
        {
            // What is lost at this call is the device that was to become the current one.
            Enter("cuCtxSetCurrent");
        }
        catch (DeviceException)
        {
            _current.Value = before;
            throw;
        }
    }

    public void EnablePeerAccess(CudaContext peer)
    {
        var (device, _) = EnterContext("cuCtxEnablePeerAccess");
        var ordinal = OrdinalOf(peer, "cuCtxEnablePeerAccess");
        if (ordinal == device.Ordinal || !_options.CanAccessPeer(device.Ordinal, ordinal))
        {
            throw CudaException.Of("cuCtxEnablePeerAccess", CudaError.PeerAccessUnsupported);
        }

        lock (device.Peers)
        {
            if (!device.Peers.Add(ordinal))
            {
                throw CudaException.Of("cuCtxEnablePeerAccess", CudaError.PeerAccessAlreadyEnabled);
            }
        }
    }

    private static CudaContext ContextOf(int ordinal) => new(FirstContext + (ordinal * ContextStep));

    private int OrdinalOf(CudaContext context, string call)
    {
        var ordinal = (int)(context.Handle - FirstContext) / ContextStep;
        if (ordinal < 0 || ordinal >= _devices.Length || _devices[ordinal].Holders == 0)
        {
            _faults.Add(FaultKind.BadHandle, $"{call}: {context.Handle} is no context that anybody holds");
            throw CudaException.Of(call, CudaError.InvalidContext);
        }

        return ordinal;
    }

    private EmulatedDevice Existing(int device, string call) => device >= 0 && device < _devices.Length
        ? _devices[device]
        : throw CudaException.Of(call, CudaError.InvalidDevice);
}
