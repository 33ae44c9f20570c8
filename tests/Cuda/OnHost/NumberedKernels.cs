using System.Collections.Concurrent;
using System.Globalization;
using Cohort.Kernels.Gpu.Emission;
using Cohort.Tests.Cuda.Emulation;

namespace Cohort.Tests.Cuda.OnHost;

/// <summary>
/// Stands in for the emitter of PTX and for what runs it: writes a number as the kernel's text, and runs the kernel of
/// that number by the host's interpreter. What an emulated device computes so is right as far as the launches are: their
/// keys, addresses, strides and counts.
/// </summary>
internal sealed class NumberedKernels : IGpuEmitter, IKernelExecutor
{
    private const int UnitsPerBlock = 32;
    private const int LeastThreads = 32;
    private readonly ConcurrentDictionary<GpuKernelKey, int> _numbers = [];
    private readonly ConcurrentDictionary<int, GpuKernelKey> _keys = [];
    private int _last;

    public GpuKernelSource Emit(GpuKernelKey key)
    {
        var number = _numbers.GetOrAdd(key, _ => Interlocked.Increment(ref _last));
        _keys[number] = key;
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new GpuKernelSource(text, $"kernel{text}", LeastThreads, UnitsPerBlock, key.Arguments);
    }

    public IKernelCode Compile(string ptx) => int.TryParse(ptx, CultureInfo.InvariantCulture, out var number)
        ? _keys[number] switch
        {
            MapKey map => new MapCode(map, $"kernel{ptx}"),
            LeafKey leaf => new LeafCode(leaf, $"kernel{ptx}"),
            FoldKey fold => new FoldCode(fold, $"kernel{ptx}"),
            var other => throw new FormatException($"{other} is no kernel"),
        }
        : throw new FormatException($"'{ptx}' is no number of a kernel");
}
