using System.Text.RegularExpressions;
using Cohort.Kernels.Gpu.Library;
using Cohort.Tests.Cuda.Ptx;
using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>The texts of all kernels written in C#, for every choice of their type arguments.</summary>
public sealed partial class LibraryKernelTests
{
    // What OpenCL promises of local memory; CUDA has half as much again.
    private const int SharedBytes = 32 << 10;

    public static TheoryData<string> Classes => [.. LibraryKernels.Classes];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_kernel_is_PTX_that_needs_no_linker_and_spills_nothing(string type)
    {
        Assert.NotEmpty(LibraryKernels.Of(type));
        foreach (var key in LibraryKernels.Of(type))
        {
            var source = LibraryCompiler.Shared.Ptx(key);
            Assert.DoesNotContain(".extern", source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(".func", source.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(".local", source.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(UnroundedPtx(), source.Text);
            var entry = PtxModule.Parse(source.Text).Entry(source.EntryName);
            Assert.True(entry.SharedBytes <= SharedBytes, $"{key} shares {entry.SharedBytes} bytes");
            Assert.Equal(8 * key.SlotCount, entry.ParameterBytes);
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Every_kernel_is_OpenCL_C_without_what_version_1_lacks(string type)
    {
        foreach (var key in LibraryKernels.Of(type))
        {
            var source = LibraryCompiler.Shared.OpenCl(key);
            Assert.Contains($"kernel void {source.EntryName}", source.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(OpenClOfVersion2(), source.Text);
        }
    }

    [GeneratedRegex(@"\b(add|sub|mul|fma|div)\.f(32|64)\b")]
    private static partial Regex UnroundedPtx();

    [GeneratedRegex(@"\b(__generic|generic|work_group_\w+|sub_group_\w+|atomic_fetch_\w+|atomic_\w+_explicit)\b")]
    private static partial Regex OpenClOfVersion2();
}
