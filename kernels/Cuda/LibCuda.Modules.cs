using System.Runtime.InteropServices;
using System.Text;

namespace Cohort.Kernels.Cuda;

/// <content>Code and launches.</content>
public sealed unsafe partial class LibCuda
{
    private const int LogBytes = 16 << 10;
    private const int ErrorLogBuffer = 5;
    private const int ErrorLogBytes = 6;
    private const nint ArgumentPointer = 1;
    private const nint ArgumentSize = 2;
    private readonly ModuleCalls _modules;

    /// <inheritdoc/>
    public CudaModule LoadModule(string ptx)
    {
        var text = new byte[Encoding.UTF8.GetByteCount(ptx) + 1];
        Encoding.UTF8.GetBytes(ptx, text);
        var log = new byte[LogBytes];
        nint module;
        fixed (byte* textStart = text, logStart = log)
        {
            // Options of a scalar kind are passed in the place of the pointer to their value.
            var options = stackalloc int[] { ErrorLogBuffer, ErrorLogBytes };
            var values = stackalloc nint[] { (nint)logStart, LogBytes };
            var result = _modules.Load(&module, textStart, 2, options, values);
            if (result != 0)
            {
                var words = Marshal.PtrToStringUTF8((nint)logStart)!.Trim();
                throw CudaException.Of(
                    "cuModuleLoadDataEx", (CudaError)result, words.Length == 0 ? Text(result) : words);
            }
        }

        return new CudaModule(module);
    }

    /// <inheritdoc/>
    public void UnloadModule(CudaModule module) => ThrowIfFailed(_modules.Unload(module.Handle), "cuModuleUnload");

    /// <inheritdoc/>
    public CudaFunction Function(CudaModule module, string name)
    {
        nint function;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + '\0'))
        {
            ThrowIfFailed(_modules.GetFunction(&function, module.Handle, text), "cuModuleGetFunction");
        }

        return new CudaFunction(function);
    }

    /// <inheritdoc/>
    public void Launch(CudaFunction function, in CudaLaunch launch, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        fixed (byte* start = arguments)
        {
            var size = (nuint)arguments.Length;
            var extra = stackalloc nint[] { ArgumentPointer, (nint)start, ArgumentSize, (nint)(&size), 0 };
            ThrowIfFailed(
                _modules.Launch(
                    function.Handle, launch.GridX, launch.GridY, launch.GridZ, launch.BlockX, launch.BlockY,
                    launch.BlockZ, launch.SharedBytes, stream.Handle, null, extra),
                "cuLaunchKernel");
        }
    }

    private readonly struct ModuleCalls(CudaLibrary library)
    {
        public readonly delegate* unmanaged<nint*, byte*, uint, int*, nint*, int> Load =
            (delegate* unmanaged<nint*, byte*, uint, int*, nint*, int>)library.Find("cuModuleLoadDataEx");

        public readonly delegate* unmanaged<nint, int> Unload =
            (delegate* unmanaged<nint, int>)library.Find("cuModuleUnload");

        public readonly delegate* unmanaged<nint*, nint, byte*, int> GetFunction =
            (delegate* unmanaged<nint*, nint, byte*, int>)library.Find("cuModuleGetFunction");

        public readonly delegate* unmanaged<
            nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int> Launch =
            (delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int>)
                library.Find("cuLaunchKernel");
    }
}
