using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>The ways in which tests run emitted kernels.</summary>
internal static class LaunchRunners
{
    public const string Ptx = "PTX";
    public const string WidePtx = "PTX with 64-bit indices";
    public const string OpenCl = "OpenCL";

    public static TheoryData<string> All => [Ptx, WidePtx, OpenCl];

    public static ILaunchRunner Create(string name) => name switch
    {
        OpenCl => OpenClRunner.Create(),
        _ => new PtxRunner { IsAlwaysWide = name == WidePtx },
    };

    /// <summary>How often a random test runs: OpenCL takes tenths of a second to build a kernel.</summary>
    public static int Iterations(string name, int usual) => name == OpenCl ? Math.Max(usual / 12, 1) : usual;
}
