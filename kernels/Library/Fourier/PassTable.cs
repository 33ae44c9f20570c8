using System.Runtime.InteropServices;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// One pass of a transform: lines of <see cref="Length"/> become <see cref="Radix"/> times as many that are as much
/// shorter.
/// </summary>
internal sealed unsafe class PassTable
{
    private readonly double[] _roots;
    private readonly double[] _own;

    /// <summary>Computes the roots of a pass.</summary>
    /// <param name="radix">What it divides the length by.</param>
    /// <param name="length">The length of the lines before it.</param>
    public PassTable(int radix, nint length)
    {
        (Radix, Length) = (radix, length);
        Rest = length / radix;
        _roots = GC.AllocateUninitializedArray<double>(checked((int)(2 * (radix - 1) * Rest)), pinned: true);
        var at = 0;
        for (var p = 0L; p < Rest; p++)
        {
            for (var j = 1L; j < radix; j++)
            {
                (_roots[at], _roots[at + 1]) = UnitRoots.Exact(j * p, length);
                at += 2;
            }
        }

        _own = GC.AllocateUninitializedArray<double>(2 * radix, pinned: true);
        for (var j = 0; j < radix; j++)
        {
            var (re, im) = UnitRoots.Exact(j, radix);
            (_own[2 * j], _own[(2 * j) + 1]) = (re, -im);
        }
    }

    /// <summary>What it divides the length by.</summary>
    public int Radix { get; }

    /// <summary>The length of the lines before it.</summary>
    public nint Length { get; }

    /// <summary>Their length after it.</summary>
    public nint Rest { get; }

    /// <summary>exp(-2 pi i j p / length) for each p and, within it, j from 1 to radix - 1.</summary>
    public double* Roots => Pointer(_roots);

    /// <summary>cos and sin of 2 pi j / radix for each j.</summary>
    public double* Own => Pointer(_own);

    // The arrays are pinned for life.
    private static double* Pointer(double[] numbers) =>
        (double*)Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0);
}
