using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// Moves the numbers of 64 bits that belong before a pivot to the front, eight at a time; others wait in scratch
/// memory.
/// </summary>
internal static unsafe class VectorSplit<T>
    where T : unmanaged
{
    /// <summary>How many elements of scratch are needed beyond the number of elements.</summary>
    public const int Slack = 8;

    private const int Lanes = 8;

    /// <summary>Whether the machine has the instructions, and the type vectors.</summary>
    public static bool IsSupported => Avx512F.IsSupported && Vector512.IsHardwareAccelerated
        && (typeof(T) == typeof(double) || typeof(T) == typeof(long) || typeof(T) == typeof(ulong));

    /// <summary>Moves those that are less than the pivot, or not greater; NaNs are the greatest.</summary>
    /// <param name="data">The elements.</param>
    /// <param name="count">How many.</param>
    /// <param name="pivot">The pivot.</param>
    /// <param name="withEqual">Whether equals of the pivot come before it.</param>
    /// <param name="isNaN">Whether the pivot is NaN.</param>
    /// <param name="spare">Scratch memory.</param>
    /// <returns>How many they are.</returns>
    public static nint Run(T* data, nint count, T pivot, bool withEqual, bool isNaN, T* spare)
    {
        if (isNaN && withEqual)
        {
            return count;
        }

        var front = isNaN ? Run<Number>(data, count, pivot, spare)
            : withEqual ? Run<NotGreater>(data, count, pivot, spare)
            : Run<Less>(data, count, pivot, spare);
        new Span<T>(spare, (int)(count - front)).CopyTo(new Span<T>(data + front, (int)(count - front)));
        return front;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Run<TTest>(T* data, nint count, T pivot, T* spare)
        where TTest : struct, ITest
    {
        var bound = Vector512.Create(pivot);
        nint low = 0, high = 0, at = 0;
        for (; at + Lanes <= count; at += Lanes)
        {
            var elements = Vector512.Load(data + at);
            var before = TTest.Of(elements, bound).AsUInt64();
            Avx512F.Compress(Vector512<ulong>.Zero, before, elements.AsUInt64()).Store((ulong*)(data + low));
            Avx512F.Compress(Vector512<ulong>.Zero, ~before, elements.AsUInt64()).Store((ulong*)(spare + high));
            var less = BitOperations.PopCount(before.ExtractMostSignificantBits());
            low += less;
            high += Lanes - less;
        }

        for (; at < count; at++)
        {
            var element = data[at];
            var isBefore = (TTest.Of(Vector512.Create(element), bound).AsUInt64().GetElement(0) & 1) != 0;
            *(isBefore ? data + low : spare + high) = element;
            low += isBefore ? 1 : 0;
            high += isBefore ? 0 : 1;
        }

        return low;
    }

    private interface ITest
    {
        static abstract Vector512<T> Of(Vector512<T> elements, Vector512<T> bound);
    }

    private readonly struct Less : ITest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Of(Vector512<T> elements, Vector512<T> bound) =>
            Vector512.LessThan(elements, bound);
    }

    private readonly struct NotGreater : ITest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Of(Vector512<T> elements, Vector512<T> bound) =>
            Vector512.LessThanOrEqual(elements, bound);
    }

    private readonly struct Number : ITest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Of(Vector512<T> elements, Vector512<T> bound) =>
            Vector512.Equals(elements, elements);
    }
}
