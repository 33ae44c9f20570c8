using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Library.MatMul;

/// <summary>
/// Copies a strided block into panels: for each group of <c>width</c> lanes, the lanes of step 0, then those of step
/// 1, and so on, so that a micro-kernel reads both factors with stride one. Missing lanes of the last panel are zero.
/// </summary>
internal static unsafe class PanelPacking<T>
    where T : unmanaged
{
    /// <summary>Packs <paramref name="lanes"/> by <paramref name="steps"/> elements.</summary>
    /// <param name="source">Element (lane 0, step 0).</param>
    /// <param name="laneStride">The step between lanes (rows of A, columns of B), in elements.</param>
    /// <param name="stepStride">The step along k, in elements.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="steps">The number of steps along k.</param>
    /// <param name="target">Room for <paramref name="lanes"/> rounded up to <paramref name="width"/>, times
    /// steps.</param>
    /// <param name="width">Lanes per panel.</param>
    public static void Pack(
        T* source, nint laneStride, nint stepStride, nint lanes, nint steps, T* target, int width)
    {
        for (nint lane = 0; lane < lanes; lane += width)
        {
            var panel = source + (lane * laneStride);
            var present = (int)nint.Min(width, lanes - lane);
            if (present == width && laneStride == 1)
            {
                CopyLanes(panel, stepStride, steps, target, width);
            }
            else if (present == width && stepStride == 1)
            {
                Transpose(panel, laneStride, steps, target, width);
            }
            else
            {
                Gather(panel, laneStride, stepStride, present, 0, steps, target, width);
            }

            target += steps * width;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLanes(T* source, nint stepStride, nint steps, T* target, int width)
    {
        var bytes = width * sizeof(T);
        if (bytes % 16 != 0)
        {
            Gather(source, 1, stepStride, width, 0, steps, target, width);
            return;
        }

        for (nint step = 0; step < steps; step++)
        {
            var from = (byte*)(source + (step * stepStride));
            var to = (byte*)(target + (step * width));
            var done = 0;
            for (; done + 64 <= bytes; done += 64)
            {
                Vector512.Load(from + done).Store(to + done);
            }

            for (; done < bytes; done += 16)
            {
                Vector128.Load(from + done).Store(to + done);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(T* source, nint laneStride, nint steps, T* target, int width)
    {
        nint step = 0;
        if (sizeof(T) == 8 && width % 4 == 0 && Avx.IsSupported)
        {
            for (; step + 4 <= steps; step += 4)
            {
                for (var lane = 0; lane < width; lane += 4)
                {
                    Transpose4x8(
                        (double*)(source + (lane * laneStride) + step), laneStride,
                        (double*)(target + (step * width) + lane), width);
                }
            }
        }
        else if (sizeof(T) == 4 && width % 4 == 0 && Sse.IsSupported)
        {
            for (; step + 4 <= steps; step += 4)
            {
                for (var lane = 0; lane < width; lane += 4)
                {
                    Transpose4x4(
                        (float*)(source + (lane * laneStride) + step), laneStride,
                        (float*)(target + (step * width) + lane), width);
                }
            }
        }

        Gather(source, laneStride, 1, width, step, steps, target, width);
    }

    /// <summary>Four lanes by four steps of 8-byte elements; the moves do not look at the values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x8(double* source, nint laneStride, double* target, nint width)
    {
        var r0 = Vector256.Load(source);
        var r1 = Vector256.Load(source + laneStride);
        var r2 = Vector256.Load(source + (2 * laneStride));
        var r3 = Vector256.Load(source + (3 * laneStride));
        var low01 = Avx.UnpackLow(r0, r1);
        var high01 = Avx.UnpackHigh(r0, r1);
        var low23 = Avx.UnpackLow(r2, r3);
        var high23 = Avx.UnpackHigh(r2, r3);
        Avx.Permute2x128(low01, low23, 0x20).Store(target);
        Avx.Permute2x128(high01, high23, 0x20).Store(target + width);
        Avx.Permute2x128(low01, low23, 0x31).Store(target + (2 * width));
        Avx.Permute2x128(high01, high23, 0x31).Store(target + (3 * width));
    }

    /// <summary>Four lanes by four steps of 4-byte elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(float* source, nint laneStride, float* target, nint width)
    {
        var r0 = Vector128.Load(source);
        var r1 = Vector128.Load(source + laneStride);
        var r2 = Vector128.Load(source + (2 * laneStride));
        var r3 = Vector128.Load(source + (3 * laneStride));
        var low01 = Sse.UnpackLow(r0, r1);
        var high01 = Sse.UnpackHigh(r0, r1);
        var low23 = Sse.UnpackLow(r2, r3);
        var high23 = Sse.UnpackHigh(r2, r3);
        Sse.MoveLowToHigh(low01, low23).Store(target);
        Sse.MoveHighToLow(low23, low01).Store(target + width);
        Sse.MoveLowToHigh(high01, high23).Store(target + (2 * width));
        Sse.MoveHighToLow(high23, high01).Store(target + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(
        T* source, nint laneStride, nint stepStride, int present, nint firstStep, nint steps, T* target, int width)
    {
        for (var step = firstStep; step < steps; step++)
        {
            var from = source + (step * stepStride);
            var to = target + (step * width);
            for (var lane = 0; lane < present; lane++)
            {
                to[lane] = *from;
                from += laneStride;
            }

            for (var lane = present; lane < width; lane++)
            {
                to[lane] = default;
            }
        }
    }
}
