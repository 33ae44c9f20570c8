using System.Text;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Runtime;
using static Cohort.Kernels.OpenCl.OpenClLibrary;

namespace Cohort.Kernels.OpenCl;

/// <summary>
/// One physical device. Its logical devices share a context, which comes with the first and goes with the last of them,
/// and the programs compiled in it.
/// </summary>
internal sealed unsafe class OpenClGpu : IPhysicalGpu
{
    private const int ProgramCapacity = 1024;
    private const uint ProgramBuildLog = 0x1183;

    private readonly IGpuEmitter _emitter;
    private readonly Lock _gate = new();
    private readonly Dictionary<GpuKernelKey, (nint Program, GpuKernelSource Source)> _programs = [];
    private int _holders;

    public OpenClGpu(
        OpenClLibrary library, IGpuEmitter emitter, FakeAddresses addresses, string id, OpenClFacts facts)
    {
        Library = library;
        Addresses = addresses;
        Facts = facts;
        Id = id;
        _emitter = emitter;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Description => Facts.Description;

    /// <inheritdoc/>
    public long MemoryInBytes => Facts.MemoryInBytes;

    /// <inheritdoc/>
    public bool IsDefault => Facts.IsGpu;

    public OpenClLibrary Library { get; }

    public FakeAddresses Addresses { get; }

    public OpenClFacts Facts { get; }

    public nint Context { get; private set; }

    /// <inheritdoc/>
    public bool CanReach(IPhysicalGpu other) => other == this;

    /// <inheritdoc/>
    public GpuDevice CreateDevice(string name, long memoryBudget, GpuDeviceOptions? options = null)
    {
        var driver = new OpenClDriver(this);
        try
        {
            // A buffer is the unit in which OpenCL keeps memory coherent: arrays do not share one.
            var separate = (options ?? new GpuDeviceOptions()) with { SlabBytes = 0 };
            return new GpuDevice(name, driver, memoryBudget, separate);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    /// <summary>One more logical device needs the context.</summary>
    public void Retain()
    {
        lock (_gate)
        {
            if (_holders == 0)
            {
                var device = Facts.Device;
                int status;
                Context = Library.clCreateContext(null, 1, &device, null, null, &status);
                ThrowIfFailed(status, nameof(Library.clCreateContext));
            }

            _holders++;
        }
    }

    /// <summary>One logical device less needs it.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (--_holders == 0)
            {
                ReleasePrograms();
                Library.clReleaseContext(Context);
                Context = 0;
            }
        }
    }

    /// <summary>A kernel object of the caller's own, since those are not for several threads.</summary>
    public OpenClCode Build(GpuKernelKey key)
    {
        lock (_gate)
        {
            if (!_programs.TryGetValue(key, out var built))
            {
                if (_programs.Count >= ProgramCapacity)
                {
                    ReleasePrograms();
                }

                var source = _emitter.Emit(key);
                built = (Compile(source), source);
                _programs.Add(key, built);
            }

            int status;
            fixed (byte* name = Encoding.UTF8.GetBytes(built.Source.EntryName + '\0'))
            {
                var kernel = Library.clCreateKernel(built.Program, name, &status);
                ThrowIfFailed(status, nameof(Library.clCreateKernel));
                return new OpenClCode(Library, kernel, built.Source);
            }
        }
    }

    private nint Compile(GpuKernelSource source)
    {
        int status;
        nint program;
        fixed (byte* text = Encoding.UTF8.GetBytes(source.Text + '\0'))
        {
            program = Library.clCreateProgramWithSource(Context, 1, &text, null, &status);
            ThrowIfFailed(status, nameof(Library.clCreateProgramWithSource));
        }

        var device = Facts.Device;
        fixed (byte* options = Encoding.UTF8.GetBytes(
            (Facts.RoundsSingleDivision ? "-cl-fp32-correctly-rounded-divide-sqrt" : "") + '\0'))
        {
            status = Library.clBuildProgram(program, 1, &device, options, null, null);
        }

        if (status != 0)
        {
            var log = BuildLog(program);
            Library.clReleaseProgram(program);
            throw OpenClError.Exception(status, nameof(Library.clBuildProgram), $"{log}\n{source.Text}");
        }

        return program;
    }

    // A driver that has no log says so in the place of one.
    private string BuildLog(nint program)
    {
        try
        {
            return OpenClText.Of(
                nameof(Library.clGetProgramBuildInfo),
                (size, value, needed) => Library.clGetProgramBuildInfo(
                    program, Facts.Device, ProgramBuildLog, size, value, needed));
        }
        catch (DeviceException failure)
        {
            return failure.Message;
        }
    }

    // Kernel objects keep what they were made from.
    private void ReleasePrograms()
    {
        foreach (var (program, _) in _programs.Values)
        {
            Library.clReleaseProgram(program);
        }

        _programs.Clear();
    }
}
