using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Cohort.Tests.Cuda.Binding;

/// <summary>
/// Entry points with the driver's C signatures, written in C#, that note their arguments: what the binding hands to a
/// real driver, as a C function sees it. One test at a time.
/// </summary>
internal static unsafe class StubLibrary
{
    private static readonly List<string> Noted = [];

    /// <summary>What was called, with its arguments, since the last <see cref="Reset"/>.</summary>
    public static IReadOnlyList<string> Calls => Noted;

    /// <summary>What the next calls return.</summary>
    public static int Result { get; set; }

    /// <summary>What the driver says its version is.</summary>
    public static int Version { get; set; }

    /// <summary>What cuInit returns.</summary>
    public static int InitResult { get; set; }

    public static void Reset() => (Result, Version, InitResult) = (0, 13000, Clear());

    /// <summary>The address of an entry point.</summary>
    public static nint Find(string name) => name switch
    {
        "cuInit" => (nint)(delegate* unmanaged<uint, int>)&Init,
        "cuDriverGetVersion" => (nint)(delegate* unmanaged<int*, int>)&DriverGetVersion,
        "cuGetErrorString" => (nint)(delegate* unmanaged<int, byte**, int>)&GetErrorString,
        "cuDeviceGetCount" => (nint)(delegate* unmanaged<int*, int>)&DeviceGetCount,
        "cuDeviceGet" => (nint)(delegate* unmanaged<int*, int, int>)&DeviceGet,
        "cuDeviceGetName" => (nint)(delegate* unmanaged<byte*, int, int, int>)&DeviceGetName,
        "cuDeviceTotalMem_v2" => (nint)(delegate* unmanaged<nuint*, int, int>)&DeviceTotalMem,
        "cuDeviceGetPCIBusId" => (nint)(delegate* unmanaged<byte*, int, int, int>)&DeviceGetPciBusId,
        "cuDeviceGetUuid_v2" => (nint)(delegate* unmanaged<byte*, int, int>)&DeviceGetUuid,
        "cuDeviceGetAttribute" => (nint)(delegate* unmanaged<int*, int, int, int>)&DeviceGetAttribute,
        "cuDeviceCanAccessPeer" => (nint)(delegate* unmanaged<int*, int, int, int>)&DeviceCanAccessPeer,
        "cuDevicePrimaryCtxRetain" => (nint)(delegate* unmanaged<nint*, int, int>)&PrimaryCtxRetain,
        "cuMemGetInfo_v2" => (nint)(delegate* unmanaged<nuint*, nuint*, int>)&MemGetInfo,
        "cuMemAlloc_v2" => (nint)(delegate* unmanaged<ulong*, nuint, int>)&MemAlloc,
        "cuMemHostAlloc" => (nint)(delegate* unmanaged<nint*, nuint, uint, int>)&MemHostAlloc,
        "cuStreamCreate" or "cuEventCreate" => (nint)(delegate* unmanaged<nint*, uint, int>)&Create,
        "cuMemcpy2DAsync_v2" => (nint)(delegate* unmanaged<byte*, nint, int>)&Memcpy2D,
        "cuMemcpy3DPeerAsync" => (nint)(delegate* unmanaged<byte*, nint, int>)&Memcpy3DPeer,
        "cuModuleLoadDataEx" => (nint)(delegate* unmanaged<nint*, byte*, uint, int*, nint*, int>)&ModuleLoad,
        "cuModuleGetFunction" => (nint)(delegate* unmanaged<nint*, nint, byte*, int>)&ModuleGetFunction,
        "cuLaunchKernel" => (nint)(delegate* unmanaged<
            nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int>)&LaunchKernel,
        "cuMemcpyHtoDAsync_v2" or "cuMemcpyDtoHAsync_v2" or "cuMemcpyDtoDAsync_v2" =>
            (nint)(delegate* unmanaged<ulong, ulong, nuint, nint, int>)&Memcpy,
        "cuMemcpyPeerAsync" => (nint)(delegate* unmanaged<ulong, nint, ulong, nint, nuint, nint, int>)&MemcpyPeer,
        "cuStreamWaitEvent" => (nint)(delegate* unmanaged<nint, nint, uint, int>)&StreamWaitEvent,
        "cuEventRecord" or "cuCtxEnablePeerAccess" => (nint)(delegate* unmanaged<nint, nint, int>)&Two,
        "cuMemFree_v2" or "cuMemFreeHost" or "cuStreamDestroy_v2" or "cuStreamSynchronize" or "cuEventDestroy_v2"
            or "cuEventQuery" or "cuEventSynchronize" or "cuCtxSetCurrent" or "cuModuleUnload"
            or "cuDevicePrimaryCtxRelease_v2" => (nint)(delegate* unmanaged<nint, int>)&One,
        _ => 0,
    };

    private static int Clear()
    {
        Noted.Clear();
        return 0;
    }

    private static int Note(FormattableString arguments, [CallerMemberName] string name = "")
    {
        Noted.Add($"{name}({FormattableString.Invariant(arguments)})");
        return Result;
    }

    private static string Words(byte* memory, int count) =>
        string.Join(' ', new ReadOnlySpan<ulong>(memory, count).ToArray().Select(word => word.ToString("x")));

    private static void Write(string text, byte* target) => Encoding.UTF8.GetBytes(text + '\0').CopyTo(
        new Span<byte>(target, text.Length + 1));

    [UnmanagedCallersOnly]
    private static int Init(uint flags) => InitResult;

    [UnmanagedCallersOnly]
    private static int DriverGetVersion(int* version)
    {
        *version = Version;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int GetErrorString(int error, byte** text)
    {
        *text = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference("what the driver says\0"u8));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int DeviceGetCount(int* count) => Note($"{*count = 3}");

    [UnmanagedCallersOnly]
    private static int DeviceGet(int* device, int ordinal) => Note($"{*device = ordinal + 100}, {ordinal}");

    [UnmanagedCallersOnly]
    private static int DeviceGetName(byte* name, int length, int device)
    {
        Write("NVIDIA Stub", name);
        return Note($"{length}, {device}");
    }

    [UnmanagedCallersOnly]
    private static int DeviceTotalMem(nuint* bytes, int device) => Note($"{*bytes = (nuint)1 << 37}, {device}");

    [UnmanagedCallersOnly]
    private static int DeviceGetPciBusId(byte* text, int length, int device)
    {
        Write("0000:65:00.0", text);
        return Note($"{length}, {device}");
    }

    [UnmanagedCallersOnly]
    private static int DeviceGetUuid(byte* bytes, int device)
    {
        for (var i = 0; i < 16; i++)
        {
            bytes[i] = (byte)i;
        }

        return Note($"{device}");
    }

    [UnmanagedCallersOnly]
    private static int DeviceGetAttribute(int* value, int attribute, int device) =>
        Note($"{*value = attribute + 1000}, {attribute}, {device}");

    [UnmanagedCallersOnly]
    private static int DeviceCanAccessPeer(int* can, int device, int peer) => Note($"{*can = 1}, {device}, {peer}");

    [UnmanagedCallersOnly]
    private static int PrimaryCtxRetain(nint* context, int device) => Note($"{*context = 77}, {device}");

    [UnmanagedCallersOnly]
    private static int MemGetInfo(nuint* free, nuint* total) => Note($"{*free = 10}, {*total = 20}");

    [UnmanagedCallersOnly]
    private static int MemAlloc(ulong* address, nuint bytes) => Note($"{*address = 0x7000_0000_0000}, {bytes}");

    [UnmanagedCallersOnly]
    private static int MemHostAlloc(nint* address, nuint bytes, uint flags) =>
        Note($"{*address = 4096}, {bytes}, {flags}");

    [UnmanagedCallersOnly]
    private static int Create(nint* handle, uint flags) => Note($"{*handle = 5}, {flags}");

    [UnmanagedCallersOnly]
    private static int Memcpy2D(byte* copy, nint stream) => Note($"{Words(copy, 16)}, {stream}");

    [UnmanagedCallersOnly]
    private static int Memcpy3DPeer(byte* copy, nint stream) => Note($"{Words(copy, 25)}, {stream}");

    [UnmanagedCallersOnly]
    private static int ModuleLoad(nint* module, byte* text, uint count, int* options, nint* values)
    {
        Write("line 3: what is this?\n", (byte*)values[0]);
        return Note(
            $"{*module = 6}, {Marshal.PtrToStringUTF8((nint)text)}, {count}, {options[0]}, {options[1]}, {values[1]}");
    }

    [UnmanagedCallersOnly]
    private static int ModuleGetFunction(nint* function, nint module, byte* name) =>
        Note($"{*function = 8}, {module}, {Marshal.PtrToStringUTF8((nint)name)}");

    [UnmanagedCallersOnly]
    private static int LaunchKernel(
        nint function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint shared,
        nint stream, nint* parameters, nint* extra)
    {
        var size = (int)*(nuint*)extra[3];
        var shape = $"{gridX} {gridY} {gridZ}, {blockX} {blockY} {blockZ}, {shared}";
        var block = $"{extra[0]} {extra[2]} {extra[4]}, {size}: {Words((byte*)extra[1], size / 8)}";
        return Note($"{function}, {shape}, {stream}, {(nint)parameters}, {block}");
    }

    [UnmanagedCallersOnly]
    private static int Memcpy(ulong destination, ulong source, nuint bytes, nint stream) =>
        Note($"{destination}, {source}, {bytes}, {stream}");

    [UnmanagedCallersOnly]
    private static int MemcpyPeer(
        ulong destination, nint destinationContext, ulong source, nint sourceContext, nuint bytes, nint stream) =>
        Note($"{destination}, {destinationContext}, {source}, {sourceContext}, {bytes}, {stream}");

    [UnmanagedCallersOnly]
    private static int StreamWaitEvent(nint stream, nint @event, uint flags) => Note($"{stream}, {@event}, {flags}");

    [UnmanagedCallersOnly]
    private static int Two(nint first, nint second) => Note($"{first}, {second}");

    [UnmanagedCallersOnly]
    private static int One(nint only) => Note($"{only}");
}
