using Cohort.Kernels.Gpu.Emission;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// Compiles kernels written in C# to PTX and OpenCL C by ILGPU, which needs no device for that, and edits the text so
/// that arithmetic rounds as on the CPU. What it returns depends on the method alone, so one instance serves everybody.
/// Thread-safe.
/// </summary>
public sealed class LibraryCompiler : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LibraryKernelKey, GpuKernelSource> _ptx = [];
    private readonly Dictionary<LibraryKernelKey, GpuKernelSource> _openCl = [];
    private Context? _context;
    private PTXBackend? _ptxBackend;
    private CLBackend? _openClBackend;

    /// <summary>The process's compiler.</summary>
    public static LibraryCompiler Shared { get; } = new();

    /// <summary>A kernel in PTX 7.0 for compute capability 6.0, which later ones take as well.</summary>
    public GpuKernelSource Ptx(LibraryKernelKey key)
    {
        lock (_gate)
        {
            if (!_ptx.TryGetValue(key, out var source))
            {
                _ptxBackend ??= MemoryOrder.Keep(
                    new PTXBackend(Start(), CudaArchitecture.SM_60, CudaInstructionSet.ISA_70, null!));
                var compiled = (PTXCompiledKernel)Compile(_ptxBackend, key);
                source = Source(key, PtxRevision.Of(compiled.PTXAssembly, key.FusesMultiplyAdd), compiled.Name);
                _ptx.Add(key, source);
            }

            return source;
        }
    }

    /// <summary>A kernel in OpenCL C 1.2.</summary>
    public GpuKernelSource OpenCl(LibraryKernelKey key)
    {
        lock (_gate)
        {
            if (!_openCl.TryGetValue(key, out var source))
            {
                _openClBackend ??= MemoryOrder.Keep(new CLBackend(
                    Start(), new CLCapabilityContext(false, true, true, true, false), CLDeviceVendor.Other,
                    CLCVersion.CL20));
                var compiled = (CLCompiledKernel)Compile(_openClBackend, key);
                source = Source(key, OpenClRevision.Of(compiled.Source, key.FusesMultiplyAdd), compiled.Name);
                _openCl.Add(key, source);
            }

            return source;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ptxBackend?.Dispose();
        _openClBackend?.Dispose();
        _context?.Dispose();
    }

    private static GpuKernelSource Source(LibraryKernelKey key, string text, string name) =>
        new(text, name, 0, 1, key.SlotCount * GpuArgumentLayout.SlotSize);

    // ILGPU takes a sixth of a second to start: only who needs a library kernel waits for that.
    private Context Start() => _context ??= Context.Create(
        builder => builder.Optimize(OptimizationLevel.O2).PTXBackend(PTXBackendMode.Enhanced));

    private CompiledKernel Compile(Backend backend, LibraryKernelKey key)
    {
        try
        {
            return backend.Compile(
                EntryPointDescription.FromExplicitlyGroupedKernel(key.Method), KernelSpecialization.Empty);
        }
        catch
        {
            // After a failure ILGPU cannot compile anything until it has forgotten what it began.
            _context!.ClearCache(ClearCacheMode.Default);
            throw;
        }
    }
}
