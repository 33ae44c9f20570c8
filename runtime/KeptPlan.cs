using Cohort.Runtime.Fusion;
using Cohort.Runtime.Operations;
using Cohort.Runtime.Partitioning;

namespace Cohort.Runtime;

/// <summary>
/// A plan as far as it names no array: the kernels into which operations of some shapes fuse, and how each of them was
/// cut the last time. Placement, copies and order are found anew for every use.
/// </summary>
/// <param name="fusion">What fusion made.</param>
/// <param name="isKept">Whether it may serve again.</param>
internal sealed class KeptPlan(FusionTemplate fusion, bool isKept)
{
    private readonly KeptLaunch?[] _launches = new KeptLaunch?[fusion.Kernels.Length];

    /// <summary>What fusion made.</summary>
    public FusionTemplate Fusion => fusion;

    /// <summary>Whether it may serve again.</summary>
    public bool IsKept => isKept;

    /// <summary>The kernels for the operations that a walk has found.</summary>
    public Kernel[] KernelsFor(List<Operation> operations)
    {
        var kernels = new Kernel[fusion.Kernels.Length];
        for (var i = 0; i < kernels.Length; i++)
        {
            kernels[i] = fusion.Kernels[i].For(operations);
        }

        return kernels;
    }

    /// <summary>How a kernel was cut the last time, if the same holds of devices and data; else null.</summary>
    public LaunchShape? Find(int kernel, ulong signature, out WorkLabel? label)
    {
        var kept = _launches[kernel];
        var isValid = kept?.Signature == signature && kept.UsesLeft-- > 0;
        label = isValid ? kept!.Label : null;
        return isValid ? kept!.Shape : null;
    }

    /// <summary>
    /// Keeps how a kernel is cut. One whose code has parameters beside its structure is cut every time.
    /// </summary>
    public void Keep(int index, Kernel kernel, LaunchShape shape, ulong signature, long uses)
    {
        if (kernel.Library is null)
        {
            _launches[index] = new KeptLaunch(shape, kernel.Label, signature) { UsesLeft = uses };
        }
    }

    private sealed record KeptLaunch(LaunchShape Shape, WorkLabel Label, ulong Signature)
    {
        public long UsesLeft { get; set; }
    }
}
