using Cohort.Runtime.Devices;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Geometry;

namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The dense lines that a sort works on.</summary>
/// <param name="Elements">Their elements.</param>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Length">How many elements each has.</param>
internal readonly record struct KeyLines(GpuSpan Elements, long Lines, long Length)
{
    /// <summary>The lines of an operand that is a dense matrix.</summary>
    public static KeyLines Of(in DeviceOperand matrix) => new(
        new GpuSpan(matrix.Address, matrix.Layout.Count), matrix.Layout.Extents[0], matrix.Layout.Extents[1]);

    /// <summary>Why lines cannot be sorted, or null when they can: positions wander as words.</summary>
    public static string? Refusal(Layout matrix, ElementType type, string name) => matrix.Extents[1] > int.MaxValue
        ? $"{name} of lines of more than {int.MaxValue:N0} elements has no GPU kernel"
        : type == ElementType.Complex ? null
        : KeyCoding.Refusal(type, name);

    /// <summary>How many chunks a radix sort cuts each line into.</summary>
    public long Chunks => (Length + LocalOrder.Chunk - 1) / LocalOrder.Chunk;
}
