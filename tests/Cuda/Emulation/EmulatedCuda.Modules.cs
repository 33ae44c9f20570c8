using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda;

namespace Cohort.Tests.Cuda.Emulation;

/// <content>Code and launches.</content>
internal sealed partial class EmulatedCuda
{
    private const uint MostThreads = 1024;

    public CudaModule LoadModule(string ptx)
    {
        var (device, _) = EnterContext("cuModuleLoadDataEx");
        try
        {
            return new CudaModule(_modules.Add(new EmulatedModule(device.Ordinal, _options.Executor.Compile(ptx))));
        }
        catch (FormatException refused)
        {
            throw CudaException.Of("cuModuleLoadDataEx", CudaError.InvalidPtx, refused.Message);
        }
    }

    /// <summary>
    /// Queues work of a library of the vendor: what it does is written in C# and goes through the same checks.
    /// </summary>
    public void QueueLibrary(string call, CudaStream stream, Action<DeviceAccess> run) =>
        Queue(call, stream, EnterContext(call), [], run);

    public void UnloadModule(CudaModule module)
    {
        EnterContext("cuModuleUnload");
        _modules.Remove(module.Handle, "cuModuleUnload");
    }

    public CudaFunction Function(CudaModule module, string name)
    {
        EnterContext("cuModuleGetFunction");
        var found = _modules.Find(module.Handle, "cuModuleGetFunction")
            ?? throw CudaException.Of("cuModuleGetFunction", CudaError.InvalidHandle);
        return found.Code.Has(name)
            ? new CudaFunction(_functions.Add(new EmulatedFunction(found, name)))
            : throw CudaException.Of("cuModuleGetFunction", CudaError.NotFound, name);
    }

    public void Launch(CudaFunction function, in CudaLaunch launch, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        var entered = EnterContext("cuLaunchKernel");
        var found = _functions.Find(function.Handle, "cuLaunchKernel")
            ?? throw CudaException.Of("cuLaunchKernel", CudaError.InvalidHandle);
        if (found.Module.Device != entered.Device.Ordinal)
        {
            _faults.Add(FaultKind.WrongDevice, $"{found.Name} was loaded on device {found.Module.Device}");
            throw CudaException.Of("cuLaunchKernel", CudaError.InvalidHandle);
        }

        var threads = (ulong)launch.BlockX * launch.BlockY * launch.BlockZ;
        if (threads is 0 or > MostThreads || (ulong)launch.GridX * launch.GridY * launch.GridZ == 0
            || launch.GridY > ushort.MaxValue || launch.GridZ > ushort.MaxValue || launch.GridX > int.MaxValue)
        {
            throw CudaException.Of("cuLaunchKernel", CudaError.InvalidValue, $"{launch}");
        }

        // Whatever looks like an address of a block may be used by the kernel: it must not be given back meanwhile.
        var used = new List<(long Address, long Count)>();
        foreach (var word in MemoryMarshal.Cast<byte, long>(arguments))
        {
            if (_space.Find(word) is { } block)
            {
                used.Add((block.Address, block.SizeInBytes));
            }
        }

        var (shape, copy) = (launch, arguments.ToArray());
        Queue(
            "cuLaunchKernel", stream, entered, [.. used],
            access => found.Module.Code.Run(found.Name, shape, copy, access));
    }
}
