using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Kernels;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>Runs an elementwise kernel on the memory of an emulated device.</summary>
internal sealed unsafe class MapCode(MapKey key, string name) : IKernelCode
{
    private readonly GraphInterpreter _interpreter = new(key.Graph);

    public bool Has(string entry) => entry == name;

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
        var block = new LaunchBlock(key, arguments);
        var (extents, strides, origin, scalars) = (block.Extents, block.Strides, block.Origin, block.Scalars);
        var addresses = stackalloc byte*[key.OperandCount];
        for (var operand = 0; operand < key.OperandCount; operand++)
        {
            addresses[operand] = OperandWalk.Touch(
                memory, block.Address(operand), key.Graph.OperandType(operand).SizeInBytes(), extents,
                strides.AsSpan(operand * key.Loops, key.Loops), operand >= key.Graph.Inputs.Length);
        }

        fixed (long* extentsStart = extents, stridesStart = strides, originStart = origin)
        fixed (ulong* scalarsStart = scalars)
        {
            _interpreter.Run(new KernelFrame
            {
                Rank = key.Loops,
                LeadingKept = key.Loops,
                Form = ReductionForm.None,
                Extents = extentsStart,
                Addresses = addresses,
                Strides = stridesStart,
                Scalars = scalarsStart,
                Origin = originStart,
            });
        }
    }
}
