using System.Runtime.InteropServices;
using Cohort.Runtime.Kernels;

namespace Cohort.Tests.Interpreter;

/// <summary>Runs a kernel on operands in managed memory.</summary>
public static unsafe class FrameRunner
{
    public static void Run(
        HostKernel kernel, StridedMemory[] operands, long[] extents, ulong[]? scalars = null, long[]? origin = null,
        ReductionForm form = ReductionForm.None, int? leadingKept = null, (long Begin, long End) leaves = default,
        long keptStride = 0)
    {
        var pins = operands.Select(o => GCHandle.Alloc(o.Bytes, GCHandleType.Pinned)).ToArray();
        var addresses = new nint[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            addresses[i] = pins[i].AddrOfPinnedObject() + operands[i].Offset;
        }

        var strides = operands.SelectMany(o => Pad(o.Strides, extents.Length)).ToArray();
        fixed (long* extent = extents, stride = strides, first = origin ?? new long[extents.Length])
        fixed (nint* address = addresses)
        fixed (ulong* scalar = scalars ?? [0])
        {
            var frame = new KernelFrame
            {
                Rank = extents.Length,
                LeadingKept = leadingKept ?? extents.Length,
                Form = form,
                Extents = extent,
                Addresses = (byte**)address,
                Strides = stride,
                Scalars = scalar,
                Origin = first,
                LeafBegin = leaves.Begin,
                LeafEnd = leaves.End,
                KeptStride = keptStride,
            };
            kernel.Run(frame);
        }

        foreach (var pin in pins)
        {
            pin.Free();
        }
    }

    private static long[] Pad(long[] strides, int rank) =>
        strides.Length == rank ? strides : [.. strides, .. new long[rank - strides.Length]];
}
