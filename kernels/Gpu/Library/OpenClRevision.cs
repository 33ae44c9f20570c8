using System.Text.RegularExpressions;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// Edits OpenCL C of ILGPU, which is of version 2.0, to what version 1.2 has: barriers, which also order local memory
/// here, atomic operations, and offsets of views that are as wide as their lengths.
/// </summary>
internal static partial class OpenClRevision
{
    /// <summary>The edited text.</summary>
    /// <param name="text">A program.</param>
    /// <param name="fuses">Whether the device's compiler may fuse products and sums.</param>
    public static string Of(string text, bool fuses)
    {
        text = Renumbering.Of(text, Numbers());
        text = Barriers().Replace(text, "barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)");
        text = Atomics().Replace(text, "atomic_${operation} (");
        text = KernelViews().Replace(text, "$1long");
        return $"#pragma OPENCL FP_CONTRACT {(fuses ? "ON" : "OFF")}\n{text}";
    }

    [GeneratedRegex(@"(?<=\bL_|\btype_)\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"work_group_barrier \( CLK_\w+_MEM_FENCE \)")]
    private static partial Regex Barriers();

    [GeneratedRegex(@"\batomic_fetch_(?<operation>\w+) \(\(atomic_\w+\*\)")]
    private static partial Regex Atomics();

    [GeneratedRegex(@"(struct type_\d+_kernel\s*\{\s*)int\b(?=\s+field_0;)")]
    private static partial Regex KernelViews();
}
