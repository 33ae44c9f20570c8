using System.Runtime.InteropServices;
using Cohort.Kernels.Gpu.Emission;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>The arguments of a launch by their names.</summary>
internal sealed class LaunchBlock(GpuKernelKey key, byte[] arguments)
{
    private readonly GpuArgumentLayout _layout = key.Arguments;
    private readonly long[] _slots = MemoryMarshal.Cast<byte, long>(arguments).ToArray();

    public long Units => _slots[_layout.Units];

    public long LeafBegin => _slots[_layout.LeafBegin];

    public long KeptCount => _slots[_layout.KeptCount];

    public long ReducedCount => _slots[_layout.ReducedCount];

    public long KeptStride => _slots[_layout.KeptStride];

    public long[] Extents => [.. Enumerable.Range(0, key.LoopCount).Select(loop => _slots[_layout.Extent(loop)])];

    public long[] Origin => [.. Enumerable.Range(0, key.LoopCount).Select(loop => _slots[_layout.Origin(loop)])];

    public ulong[] Scalars =>
        [.. Enumerable.Range(0, key.ScalarCount).Select(scalar => (ulong)_slots[_layout.Scalar(scalar)])];

    /// <summary>Byte strides: operand k along loop d at [k * loops + d].</summary>
    public long[] Strides =>
    [
        .. from operand in Enumerable.Range(0, key.StridedOperands)
           from loop in Enumerable.Range(0, key.LoopCount)
           select _slots[_layout.Stride(operand, loop)],
    ];

    public long Address(int operand) => _slots[_layout.Address(operand)];
}
