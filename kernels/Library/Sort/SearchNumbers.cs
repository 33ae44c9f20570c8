using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// Where numbers would be inserted into ascending numbers of which none is NaN: few of these are all compared, eight
/// values at a time; of many, those in the middle are, for eight values side by side.
/// </summary>
internal static unsafe class SearchNumbers
{
    private const int Few = 16;
    private const int Lanes = 8;

    /// <summary>Whether there is code for so many numbers of a type.</summary>
    public static bool Accepts<T>(int count) => count > 0
        && (typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(long)
            || typeof(T) == typeof(int));

    /// <summary>Finds insertion points.</summary>
    public static void Find<T>(T* data, int count, T* values, int total, bool right, long* positions)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            FindAll((double*)data, count, (double*)values, total, right, positions);
        }
        else if (typeof(T) == typeof(float))
        {
            FindAll((float*)data, count, (float*)values, total, right, positions);
        }
        else if (typeof(T) == typeof(long))
        {
            FindAll((long*)data, count, (long*)values, total, right, positions);
        }
        else
        {
            FindAll((int*)data, count, (int*)values, total, right, positions);
        }
    }

    private static void FindAll<T>(T* data, nint count, T* values, nint total, bool right, long* positions)
        where T : unmanaged, INumber<T>
    {
        if (right)
        {
            Find<T, Behind>(data, count, values, total, positions);
        }
        else
        {
            Find<T, Before>(data, count, values, total, positions);
        }

        // A NaN compares with nothing and belongs behind all numbers.
        for (nint i = 0; (typeof(T) == typeof(double) || typeof(T) == typeof(float)) && i < total; i++)
        {
            if (T.IsNaN(values[i]))
            {
                positions[i] = count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Find<T, TSide>(T* data, nint count, T* values, nint total, long* positions)
        where T : unmanaged, INumber<T>
        where TSide : struct, ISide
    {
        nint index = 0;
        for (; index + Lanes <= total; index += Lanes)
        {
            if (sizeof(T) == sizeof(long) && count <= Few && Vector512.IsHardwareAccelerated)
            {
                Compare<T, TSide>(data, count, values + index, positions + index);
            }
            else
            {
                Bisect<T, TSide>(data, count, values + index, positions + index);
            }
        }

        for (; index < total; index++)
        {
            var at = data;
            for (var length = count; length > 1;)
            {
                var half = length / 2;
                at += Passed<T, TSide>(at[half - 1], values[index], half);
                length -= half;
            }

            positions[index] = at - data + Passed<T, TSide>(*at, values[index], 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare<T, TSide>(T* data, nint count, T* values, long* positions)
        where T : unmanaged, INumber<T>
        where TSide : struct, ISide
    {
        var keys = Vector512.Load(values);
        var passed = Vector512<long>.Zero;
        for (nint i = 0; i < count; i++)
        {
            passed -= TSide.GoesBehind(Vector512.Create(data[i]), keys).AsInt64();
        }

        passed.Store(positions);
    }

    // A step of a bisection waits for the one before; those of eight values go on side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bisect<T, TSide>(T* data, nint count, T* values, long* positions)
        where T : unmanaged, INumber<T>
        where TSide : struct, ISide
    {
        T* p0 = data, p1 = data, p2 = data, p3 = data, p4 = data, p5 = data, p6 = data, p7 = data;
        for (var length = count; length > 1;)
        {
            var half = length / 2;
            p0 += Passed<T, TSide>(p0[half - 1], values[0], half);
            p1 += Passed<T, TSide>(p1[half - 1], values[1], half);
            p2 += Passed<T, TSide>(p2[half - 1], values[2], half);
            p3 += Passed<T, TSide>(p3[half - 1], values[3], half);
            p4 += Passed<T, TSide>(p4[half - 1], values[4], half);
            p5 += Passed<T, TSide>(p5[half - 1], values[5], half);
            p6 += Passed<T, TSide>(p6[half - 1], values[6], half);
            p7 += Passed<T, TSide>(p7[half - 1], values[7], half);
            length -= half;
        }

        positions[0] = p0 - data + Passed<T, TSide>(*p0, values[0], 1);
        positions[1] = p1 - data + Passed<T, TSide>(*p1, values[1], 1);
        positions[2] = p2 - data + Passed<T, TSide>(*p2, values[2], 1);
        positions[3] = p3 - data + Passed<T, TSide>(*p3, values[3], 1);
        positions[4] = p4 - data + Passed<T, TSide>(*p4, values[4], 1);
        positions[5] = p5 - data + Passed<T, TSide>(*p5, values[5], 1);
        positions[6] = p6 - data + Passed<T, TSide>(*p6, values[6], 1);
        positions[7] = p7 - data + Passed<T, TSide>(*p7, values[7], 1);
    }

    /// <summary>So many elements where the value goes behind the last of them, else none; without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Passed<T, TSide>(T element, T value, nint count)
        where T : unmanaged, INumber<T>
        where TSide : struct, ISide =>
        -(nint)Unsafe.BitCast<bool, byte>(TSide.GoesBehind(element, value)) & count;

    private interface ISide
    {
        static abstract bool GoesBehind<T>(T element, T value)
            where T : unmanaged, INumber<T>;

        static abstract Vector512<T> GoesBehind<T>(Vector512<T> element, Vector512<T> values);
    }

    private readonly struct Before : ISide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool GoesBehind<T>(T element, T value)
            where T : unmanaged, INumber<T> => element < value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> GoesBehind<T>(Vector512<T> element, Vector512<T> values) =>
            Vector512.LessThan(element, values);
    }

    private readonly struct Behind : ISide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool GoesBehind<T>(T element, T value)
            where T : unmanaged, INumber<T> => element <= value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> GoesBehind<T>(Vector512<T> element, Vector512<T> values) =>
            Vector512.LessThanOrEqual(element, values);
    }
}
