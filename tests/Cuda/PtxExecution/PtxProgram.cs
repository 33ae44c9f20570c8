using Cohort.Kernels.Cuda;
using Cohort.Tests.Cuda.Emulation;
using Cohort.Tests.Cuda.Ptx;

namespace Cohort.Tests.Cuda.PtxExecution;

/// <summary>A module of PTX on an emulated device.</summary>
internal sealed class PtxProgram(PtxModule module) : IKernelCode
{
    public bool Has(string entry) => module.EntryNames.Contains(entry);

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
        try
        {
            module.Entry(entry).Run(
                new PtxDimensions(launch.GridX, launch.GridY, launch.GridZ),
                new PtxDimensions(launch.BlockX, launch.BlockY, launch.BlockZ), (int)launch.SharedBytes, arguments,
                new Global(memory));
        }
        catch (PtxException error)
        {
            throw memory.Fail(FaultKind.Kernel, $"{entry}: {error.Message}");
        }
    }

    private sealed class Global(DeviceAccess memory) : IPtxMemory
    {
        public ulong Read(ulong address, int size) => size switch
        {
            1 => memory.Read<byte>((long)address),
            2 => memory.Read<ushort>((long)address),
            4 => memory.Read<uint>((long)address),
            _ => memory.Read<ulong>((long)address),
        };

        public void Write(ulong address, int size, ulong value)
        {
            switch (size)
            {
                case 1:
                    memory.Write((long)address, (byte)value);
                    break;
                case 2:
                    memory.Write((long)address, (ushort)value);
                    break;
                case 4:
                    memory.Write((long)address, (uint)value);
                    break;
                default:
                    memory.Write((long)address, value);
                    break;
            }
        }
    }
}
