using Cohort.Kernels.Cuda;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Kernels.Interpreter;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>Runs a pass of a fold on the memory of an emulated device.</summary>
internal sealed unsafe class FoldCode : IKernelCode
{
    private readonly FoldKey _key;
    private readonly string _name;
    private readonly KernelGraph _graph;
    private readonly FoldedOutput _folded;

    public FoldCode(FoldKey key, string name)
    {
        (_key, _name) = (key, name);
        var builder = new GraphBuilder();
        builder.Reduce(builder.AddInput(key.Type), key.Operator);
        _graph = builder.ToGraph();
        _folded = FoldedOutput.Of(_graph, 0);
    }

    public bool Has(string entry) => entry == _name;

    public void Run(string entry, in CudaLaunch launch, byte[] arguments, DeviceAccess memory)
    {
        var block = new LaunchBlock(_key, arguments);
        var (kept, leaves) = (block.KeptCount, block.ReducedCount);
        var row = (int)(kept * _folded.PartialSize);
        for (var first = 0L; first < Math.Max(leaves, 1); first += FoldKey.Radix)
        {
            var rows = new byte[Math.Max(Math.Min(FoldKey.Radix, leaves - first), 0)][];
            for (var i = 0; i < rows.Length; i++)
            {
                var address = block.Address(0) + ((first + i) * block.KeptStride * _folded.PartialSize);
                rows[i] = new Span<byte>(memory.Reach(address, row, isWrite: false), row).ToArray();
            }

            if (_key.StoresResults)
            {
                StoreResults(block, rows, memory);
            }
            else
            {
                var address = block.Address(1) + (first / FoldKey.Radix * row);
                Join(rows, kept).CopyTo(new Span<byte>(memory.Reach(address, row, isWrite: true), row));
            }
        }
    }

    private void StoreResults(LaunchBlock block, byte[][] rows, DeviceAccess memory)
    {
        var bytes = checked((int)(block.KeptCount * _graph.OutputType(0).SizeInBytes()));
        var target = memory.Reach(block.Address(1), bytes, isWrite: true);
        fixed (byte* values = rows.Length == 0 ? new byte[1] : Join(rows, block.KeptCount))
        {
            PartialFold.Run(
                _graph, 0, values, block.KeptCount, 0, block.KeptCount, Math.Min(rows.Length, 1), target);
        }
    }

    // Rows 2i and 2i + 1 become row i, level by level.
    private byte[] Join(byte[][] rows, long kept)
    {
        for (var count = rows.Length; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
            {
                if (i + 1 < count)
                {
                    Join(rows[i], rows[i + 1], kept);
                }

                rows[i / 2] = rows[i];
            }
        }

        return rows[0];
    }

    private void Join(byte[] left, byte[] right, long kept)
    {
        fixed (byte* a = left, b = right)
        {
            if (_folded.Search is null)
            {
                _folded.Combine!(
                    new BlockArguments { A = a, MaskA = -1, B = b, MaskB = -1, Result = a, Count = (nint)kept });
                return;
            }

            for (var k = 0L; k < kept; k++)
            {
                _folded.Search.Join(a + (k * _folded.PartialSize), b + (k * _folded.PartialSize));
            }
        }
    }
}
