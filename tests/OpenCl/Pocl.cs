using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu;
using Cohort.Kernels.OpenCl;
using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>
/// The CPU as several OpenCL devices, by the PoCL driver: what shows without a GPU that the OpenCL path works.
/// </summary>
internal static partial class Pocl
{
    /// <summary>As many devices as tests use at the same time, each with a context of its own.</summary>
    public const int Count = 4;

    private static readonly Lazy<GpuFindings> Found = new(Find);

    /// <summary>The devices; skips the test, with the reason, where there are none.</summary>
    public static IReadOnlyList<IPhysicalGpu> Devices()
    {
        var found = Found.Value;
        var devices = found.Gpus.Where(gpu => gpu.Description.Contains("Portable", StringComparison.Ordinal)).ToList();
        Assert.SkipWhen(
            devices.Count < Count,
            $"{devices.Count} PoCL devices; install pocl-opencl-icd and ocl-icd-libopencl1 to run this test. "
            + string.Join(' ', found.Remarks));
        return devices;
    }

    /// <summary>
    /// Asks for several devices. The driver reads its variables when it is loaded, which any test's default session may
    /// do, and from the process's own environment.
    /// </summary>
    [ModuleInitializer]
    public static void AskForDevices()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetVariable("POCL_DEVICES", string.Join(' ', Enumerable.Repeat("pthread", Count)), 1);
            _ = SetVariable("POCL_MAX_PTHREAD_COUNT", "1", 1);
        }
    }

    private static GpuFindings Find()
    {
        var found = OpenClPlatforms.Find(new OpenClEmitter());
        foreach (var gpu in found.Gpus)
        {
            // Contexts and programs stay from session to session: building a kernel takes a tenth of a second.
            ((OpenClGpu)gpu).Retain();
        }

        return found;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrites);
}
