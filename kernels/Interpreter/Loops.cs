using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>The loops over blocks, each written once for every type and operator.</summary>
internal static unsafe class Loops
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unary<T, TOperator>(in BlockArguments block)
        where T : unmanaged
        where TOperator : struct, IUnaryOperator<T>
    {
        T* a = (T*)block.A, result = (T*)block.Result;
        nint mask = block.MaskA, count = block.Count, i = 0;
        if (TOperator.IsVector)
        {
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            {
                TOperator.Apply(Vector.Load(a + (i & mask))).Store(result + i);
            }
        }

        for (; i < count; i++)
        {
            result[i] = TOperator.Apply(a[i & mask]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Binary<T, TOperator>(in BlockArguments block)
        where T : unmanaged
        where TOperator : struct, IBinaryOperator<T>
    {
        T* a = (T*)block.A, b = (T*)block.B, result = (T*)block.Result;
        nint maskA = block.MaskA, maskB = block.MaskB, count = block.Count, i = 0;
        if (TOperator.IsVector)
        {
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            {
                TOperator.Apply(Vector.Load(a + (i & maskA)), Vector.Load(b + (i & maskB))).Store(result + i);
            }
        }

        for (; i < count; i++)
        {
            result[i] = TOperator.Apply(a[i & maskA], b[i & maskB]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FusedMultiplyAdd<T>(in BlockArguments block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* a = (T*)block.A, b = (T*)block.B, c = (T*)block.C, result = (T*)block.Result;
        nint maskA = block.MaskA, maskB = block.MaskB, maskC = block.MaskC, count = block.Count, i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            FloatVector.FusedMultiplyAdd(
                Vector.Load(a + (i & maskA)), Vector.Load(b + (i & maskB)), Vector.Load(c + (i & maskC)))
                .Store(result + i);
        }

        for (; i < count; i++)
        {
            result[i] = T.FusedMultiplyAdd(a[i & maskA], b[i & maskB], c[i & maskC]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compare<T, TComparison>(in BlockArguments block)
        where T : unmanaged
        where TComparison : struct, IComparison<T>
    {
        T* a = (T*)block.A, b = (T*)block.B;
        nint maskA = block.MaskA, maskB = block.MaskB, count = block.Count, i = 0;
        if (TComparison.IsVector)
        {
            for (; i <= count - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                var holds = LaneMasks.Compare<T, TComparison>(a, maskA, b, maskB, i);
                (holds & Vector<byte>.One).Store(block.Result + i);
            }
        }

        for (; i < count; i++)
        {
            block.Result[i] = TComparison.Apply(a[i & maskA], b[i & maskB]) ? (byte)1 : (byte)0;
        }
    }

    /// <summary>Selects by bits, so one instance serves all types of a size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Select<T>(in BlockArguments block)
        where T : unmanaged
    {
        T* b = (T*)block.B, c = (T*)block.C, result = (T*)block.Result;
        nint maskA = block.MaskA, maskB = block.MaskB, maskC = block.MaskC, count = block.Count, i = 0;
        if (sizeof(T) <= sizeof(ulong))
        {
            for (; i <= count - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                var condition = Vector<byte>.Zero - Vector.Load(block.A + (i & maskA));
                LaneMasks.Select(condition.As<byte, sbyte>(), b, maskB, c, maskC, result, i);
            }
        }

        for (; i < count; i++)
        {
            result[i] = block.A[i & maskA] != 0 ? b[i & maskB] : c[i & maskC];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert<TFrom, TTo, TConversion>(in BlockArguments block)
        where TFrom : unmanaged
        where TTo : unmanaged
        where TConversion : struct, IConversion<TFrom, TTo>
    {
        var a = (TFrom*)block.A;
        var result = (TTo*)block.Result;
        nint mask = block.MaskA, count = block.Count;
        for (nint i = 0; i < count; i++)
        {
            result[i] = TConversion.Apply(a[i & mask]);
        }
    }
}
