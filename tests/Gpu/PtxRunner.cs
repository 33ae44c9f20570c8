using System.Runtime.InteropServices;
using Cohort.Kernels.Cuda.Ptx;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Tests.Cuda.Hardware;
using Cohort.Tests.Cuda.Ptx;
using Xunit;

namespace Cohort.Tests.Gpu;

/// <summary>Runs emitted PTX in the interpreter.</summary>
public sealed class PtxRunner : ILaunchRunner
{
    private readonly PtxEmitter _emitter = new();
    private readonly Dictionary<GpuKernelKey, (GpuKernelSource Source, PtxEntry Entry)> _kernels = [];

    public GpuTarget Target => GpuTarget.Cuda;

    /// <summary>Whether indices are computed in 64 bits although 32 would do.</summary>
    public bool IsAlwaysWide { get; init; }

    /// <summary>A change to every text, for tests that plant faults.</summary>
    public Func<string, string> Change { get; init; } = text => text;

    /// <summary>How many instructions have run.</summary>
    public long Steps { get; private set; }

    public void Run(GpuLaunch launch, HostRange[] ranges)
    {
        if (launch.Units == 0)
        {
            return;
        }

        var key = IsAlwaysWide && launch.Key is ExpressionKey expression
            ? expression with { IsNarrow = false }
            : launch.Key;
        if (!_kernels.TryGetValue(key, out var kernel))
        {
            var source = _emitter.Emit(key);
            Assert.DoesNotContain(".extern", source.Text, StringComparison.Ordinal);
            HardwareCuda.Kernels?.Check(source.Text);
            kernel = (source, PtxModule.Parse(Change(source.Text)).Entry(source.EntryName));
            _kernels.Add(key, kernel);
        }

        var arguments = MemoryMarshal.AsBytes(launch.Arguments.AsSpan()).ToArray();
        var (blocks, threads) = kernel.Source.ShapeOf(launch);
        var grid = new PtxDimensions(blocks);
        var block = new PtxDimensions(threads);
        try
        {
            Steps += kernel.Entry.Run(grid, block, 0, arguments, new HostMemory(ranges));
        }
        catch (PtxException error)
        {
            throw new PtxException($"{error.Message}\n{kernel.Source.Text}", error);
        }
    }

    private sealed unsafe class HostMemory(HostRange[] ranges) : IPtxMemory
    {
        public ulong Read(ulong address, int size)
        {
            Check(address, size, isWritten: false);
            return size switch
            {
                1 => *(byte*)address,
                2 => *(ushort*)address,
                4 => *(uint*)address,
                _ => *(ulong*)address,
            };
        }

        public void Write(ulong address, int size, ulong value)
        {
            Check(address, size, isWritten: true);
            switch (size)
            {
                case 1:
                    *(byte*)address = (byte)value;
                    break;
                case 2:
                    *(ushort*)address = (ushort)value;
                    break;
                case 4:
                    *(uint*)address = (uint)value;
                    break;
                default:
                    *(ulong*)address = value;
                    break;
            }
        }

        private void Check(ulong address, int size, bool isWritten)
        {
            foreach (var range in ranges)
            {
                if ((range.IsWritten || !isWritten) && range.Holds(address, size))
                {
                    return;
                }
            }

            throw new PtxException($"{size} bytes at 0x{address:x} belong to no operand");
        }
    }
}
