using System.Numerics;
using System.Runtime.CompilerServices;
using Cohort.Kernels.Library.Operations;
using Cohort.Kernels.Library.Scan;
using Cohort.Runtime.Devices;

namespace Cohort.Kernels.Gpu.Library.Scan;

/// <summary>
/// Accumulates along the middle axis of a dense array of three axes, in place. Many lines run side by side, each in its
/// own order. Few long ones are cut into chunks; the totals of these are accumulated in the same way. Where chunks are
/// cut depends on the whole array's extents alone.
/// </summary>
internal readonly struct ScanLaunches : INumberBody
{
    private const int ManyLines = 4096;
    private const int ShortLine = 64;

    public required GpuCall Call { get; init; }

    public required ScanKind Kind { get; init; }

    public void Run<T>()
        where T : unmanaged, INumber<T>
    {
        if (Kind == ScanKind.Sum)
        {
            Run<T, RunningSum<T>>();
        }
        else
        {
            Run<T, RunningProduct<T>>();
        }
    }

    private void Run<T, TOperator>()
        where T : unmanaged, INumber<T>
        where TOperator : IScanOperator<T>
    {
        var array = Call.Operands[^1];
        var extents = array.Layout.Extents;
        var (length, lines) = (extents[1], extents[0] * extents[2]);

        // Of a cut last axis fewer lines lie beside each other than there is room for; there is one first index then.
        var inner = array.Layout.Strides[1];
        if (lines == 0 || length == 0)
        {
            return;
        }

        var all = Call.Space.Length == 1 ? Call.Space[0] * extents[2] : Call.Space[1];
        if (all >= ManyLines || length <= ShortLine)
        {
            const int Threads = ScanKernels<T, TOperator>.Threads;
            Call.Launch(
                ScanKernels<T, TOperator>.Lines, (lines + Threads - 1) / Threads, Threads,
                [new GpuSpan(array.Address, array.Layout.Count)], lines, length, inner);
            return;
        }

        var scratch = Call.Scratch(Unsafe.SizeOf<T>() * ScanLevels<T, TOperator>.TotalsOf(lines, length));
        ScanLevels<T, TOperator>.Accumulate(Call, array.Address, scratch, lines, length, inner);
    }
}
