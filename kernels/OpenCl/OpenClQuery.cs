using static Cohort.Kernels.OpenCl.OpenClLibrary;

namespace Cohort.Kernels.OpenCl;

/// <summary>Asks the driver for its platforms and devices, and for what they are.</summary>
internal sealed unsafe class OpenClQuery(OpenClLibrary library)
{
    private const uint PlatformName = 0x0902;
    private const uint DeviceType = 0x1000;
    private const uint DeviceMaxComputeUnits = 0x1002;
    private const uint DeviceMaxWorkGroupSize = 0x1004;
    private const uint DeviceMaxClockFrequency = 0x100C;
    private const uint DeviceMaxMemAllocSize = 0x1010;
    private const uint DeviceMaxParameterSize = 0x1017;
    private const uint DeviceSingleFpConfig = 0x101B;
    private const uint DeviceGlobalMemCacheSize = 0x101E;
    private const uint DeviceGlobalMemSize = 0x101F;
    private const uint DeviceAvailable = 0x1027;
    private const uint DeviceCompilerAvailable = 0x1028;
    private const uint DeviceName = 0x102B;
    private const uint DeviceVersion = 0x102F;
    private const uint DeviceDoubleFpConfig = 0x1032;
    private const ulong AllDevices = 0xFFFFFFFF;
    private const ulong TypeGpu = 1 << 2;

    /// <summary>The platforms; none where no driver is installed.</summary>
    public nint[] Platforms()
    {
        uint count;
        var status = library.clGetPlatformIDs(0, null, &count);
        if (status == OpenClError.PlatformNotFound || (status == 0 && count == 0))
        {
            return [];
        }

        ThrowIfFailed(status, nameof(library.clGetPlatformIDs));
        var platforms = new nint[count];
        fixed (nint* ids = platforms)
        {
            ThrowIfFailed(library.clGetPlatformIDs(count, ids, null));
        }

        return platforms;
    }

    /// <summary>A platform's name.</summary>
    public string NameOf(nint platform) =>
        OpenClText.Of(
            nameof(library.clGetPlatformInfo),
            (size, value, needed) => library.clGetPlatformInfo(platform, PlatformName, size, value, needed));

    /// <summary>A platform's devices of all kinds.</summary>
    public nint[] Devices(nint platform)
    {
        uint count;
        var status = library.clGetDeviceIDs(platform, AllDevices, 0, null, &count);
        if (status == OpenClError.DeviceNotFound || (status == 0 && count == 0))
        {
            return [];
        }

        ThrowIfFailed(status, nameof(library.clGetDeviceIDs));
        var devices = new nint[count];
        fixed (nint* ids = devices)
        {
            ThrowIfFailed(library.clGetDeviceIDs(platform, AllDevices, count, ids, null));
        }

        return devices;
    }

    /// <summary>What a device is.</summary>
    public OpenClFacts FactsOf(nint platform, nint device) => new(
        platform, device, NameOf(platform), Text(device, DeviceName), VersionOf(Text(device, DeviceVersion)),
        (Value(device, DeviceType) & TypeGpu) != 0, (long)Value(device, DeviceGlobalMemSize),
        (long)Value(device, DeviceMaxMemAllocSize), (int)Math.Min(Value(device, DeviceMaxParameterSize), 1 << 16),
        (int)Value(device, DeviceMaxWorkGroupSize), Value(device, DeviceSingleFpConfig),
        Value(device, DeviceDoubleFpConfig, orElse: 0))
    {
        ComputeUnits = (int)Value(device, DeviceMaxComputeUnits, orElse: 0),
        ClockHertz = 1e6 * Value(device, DeviceMaxClockFrequency, orElse: 0),
        CacheBytes = (long)Value(device, DeviceGlobalMemCacheSize, orElse: 0),
    };

    /// <summary>Whether a device can be used now and compiles kernels.</summary>
    public bool IsUsable(nint device) =>
        Value(device, DeviceAvailable) != 0 && Value(device, DeviceCompilerAvailable) != 0;

    // The specification fixes the beginning: "OpenCL 1.2 " and then what the vendor likes.
    private static Version VersionOf(string text)
    {
        var words = text.Split(' ');
        return words.Length > 1 && Version.TryParse(words[1], out var version) ? version : new Version(0, 0);
    }

    private string Text(nint device, uint name) =>
        OpenClText.Of(
            nameof(library.clGetDeviceInfo),
            (size, value, needed) => library.clGetDeviceInfo(device, name, size, value, needed));

    private ulong Value(nint device, uint name)
    {
        var value = 0UL;
        ThrowIfFailed(library.clGetDeviceInfo(device, name, sizeof(ulong), &value, null));
        return value;
    }

    // An extension's property: a device that does not know it has not got it.
    private ulong Value(nint device, uint name, ulong orElse)
    {
        var value = 0UL;
        return library.clGetDeviceInfo(device, name, sizeof(ulong), &value, null) == 0 ? value : orElse;
    }
}
