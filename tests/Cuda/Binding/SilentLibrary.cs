using System.Runtime.InteropServices;

namespace Cohort.Tests.Cuda.Binding;

/// <summary>As <see cref="StubLibrary"/>, but launches do nothing at all.</summary>
internal static unsafe class SilentLibrary
{
    public static nint Find(string name) => name == "cuLaunchKernel"
        ? (nint)(delegate* unmanaged<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint*, nint*, int>)&Launch
        : StubLibrary.Find(name);

    [UnmanagedCallersOnly]
    private static int Launch(
        nint function, uint gridX, uint gridY, uint gridZ, uint blockX, uint blockY, uint blockZ, uint shared,
        nint stream, nint* parameters, nint* extra) => 0;
}
