using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>Runs the leaves of a reduction on the memory of an emulated device.</summary>
internal sealed unsafe class LeafCode(LeafKey key, string name) : IKernelCode
{
    private const int TrailingLeaf = 4096;
    private const int OuterLeaf = 64;
    private readonly GraphInterpreter _interpreter = new(key.Graph);

    public bool Has(string entry) => entry == name;

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
        var block = new LaunchBlock(key, arguments);
        var leaves = (Begin: block.LeafBegin, End: block.LeafBegin + (block.Units / block.KeptCount));
        var partials = new byte[key.Graph.Outputs.Length][];
        for (var output = 0; output < partials.Length; output++)
        {
            partials[output] = new byte[block.Units * ReductionLaunches.PartialSize(key.Graph, output)];
        }

        Compute(block, leaves, partials, memory);
        for (var output = 0; output < partials.Length; output++)
        {
            Store(block, output, partials[output], leaves.End - leaves.Begin, memory);
        }
    }

    private void Compute(LaunchBlock block, (long Begin, long End) leaves, byte[][] partials, DeviceAccess memory)
    {
        var (extents, strides, origin, scalars) = (block.Extents, block.Strides, block.Origin, block.Scalars);
        var handles = Array.ConvertAll(
            partials, p => System.Runtime.InteropServices.GCHandle.Alloc(
                p, System.Runtime.InteropServices.GCHandleType.Pinned));
        var addresses = stackalloc byte*[key.OperandCount];
        var inputs = key.Graph.Inputs.Length;
        for (var input = 0; input < inputs; input++)
        {
            addresses[input] = OperandWalk.Touch(
                memory, block.Address(input), key.Graph.OperandType(input).SizeInBytes(), extents,
                strides.AsSpan(input * key.Loops, key.Loops), isWrite: false, index => IsIn(index, extents, leaves));
        }

        for (var output = 0; output < partials.Length; output++)
        {
            addresses[inputs + output] = (byte*)handles[output].AddrOfPinnedObject();
        }

        fixed (long* extentsStart = extents, stridesStart = strides, originStart = origin)
        fixed (ulong* scalarsStart = scalars)
        {
            _interpreter.Run(new KernelFrame
            {
                Rank = key.Loops,
                LeadingKept = key.LeadingKept,
                Form = key.Form,
                Extents = extentsStart,
                Addresses = addresses,
                Strides = stridesStart,
                Scalars = scalarsStart,
                Origin = originStart,
                LeafBegin = leaves.Begin,
                LeafEnd = leaves.End,
                KeptStride = block.KeptCount,
            });
        }

        Array.ForEach(handles, handle => handle.Free());
    }

    // Whether an index belongs to the leaves of the launch.
    private bool IsIn(long[] index, long[] extents, (long Begin, long End) leaves)
    {
        var last = extents.Length - (key.Form == ReductionForm.Outer ? 1 : 0);
        var position = 0L;
        for (var loop = key.LeadingKept; loop < last; loop++)
        {
            position = (position * extents[loop]) + index[loop];
        }

        var leaf = position / (key.Form == ReductionForm.Outer ? OuterLeaf : TrailingLeaf);
        return leaf >= leaves.Begin && leaf < leaves.End;
    }

    private void Store(LaunchBlock block, int output, byte[] partials, long leaves, DeviceAccess memory)
    {
        var size = ReductionLaunches.PartialSize(key.Graph, output);
        var address = block.Address(key.Graph.Inputs.Length + output);
        if (key.StoresResults)
        {
            var bytes = block.KeptCount * key.Graph.OutputType(output).SizeInBytes();
            fixed (byte* values = partials)
            {
                PartialFold.Run(
                    key.Graph, output, values, block.KeptCount, 0, block.KeptCount, 1,
                    memory.Reach(address, checked((int)bytes), isWrite: true));
            }

            return;
        }

        for (var leaf = 0L; leaf < leaves; leaf++)
        {
            var row = partials.AsSpan((int)(leaf * block.KeptCount * size), (int)(block.KeptCount * size));
            row.CopyTo(new Span<byte>(
                memory.Reach(address + (leaf * block.KeptStride * size), row.Length, isWrite: true), row.Length));
        }
    }
}
