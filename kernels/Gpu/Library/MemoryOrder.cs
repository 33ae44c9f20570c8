using System.Collections.Immutable;
using System.Reflection;
using Cohort.Runtime;
using ILGPU.Backends;
using ILGPU.IR.Transformations;

namespace Cohort.Kernels.Gpu.Library;

/// <summary>
/// Takes one step out of ILGPU's optimizer. Its placement of code puts values next to where they are used, loads as
/// well, and overlooks the first store of a block: <c>x = a[i]; a[i] = y; y += x;</c> then loads what was just stored.
/// The rest of the optimizer is wanted: it finds out which addresses are global and which are shared.
/// </summary>
internal static class MemoryOrder
{
    /// <summary>A backend that leaves loads and stores in their order.</summary>
    public static TBackend Keep<TBackend>(TBackend backend)
        where TBackend : Backend
    {
        var steps = typeof(Backend).GetProperty("KernelTransformers", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new InvariantException("ILGPU's backends have no list of their steps");
        var all = (ImmutableArray<Transformer>)steps.GetValue(backend)!;
        steps.SetValue(backend, ImmutableArray.CreateRange(all, WithoutPlacement));
        return backend;
    }

    private static Transformer WithoutPlacement(Transformer steps) =>
        Transformer.Create(steps.Configuration, steps.Transformations.RemoveAll(step => step is CodePlacement));
}
