using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// Vector operations that .NET declares for float and double only, for a generic type that is one of them.
/// </summary>
internal static class FloatVector
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> FusedMultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c) =>
        typeof(T) == typeof(double)
            ? Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>()
            : Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Floor<T>(Vector<T> a) =>
        typeof(T) == typeof(double)
            ? Vector.Floor(a.As<T, double>()).As<double, T>()
            : Vector.Floor(a.As<T, float>()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Ceiling<T>(Vector<T> a) =>
        typeof(T) == typeof(double)
            ? Vector.Ceiling(a.As<T, double>()).As<double, T>()
            : Vector.Ceiling(a.As<T, float>()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Truncate<T>(Vector<T> a) =>
        typeof(T) == typeof(double)
            ? Vector.Truncate(a.As<T, double>()).As<double, T>()
            : Vector.Truncate(a.As<T, float>()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> RoundEven<T>(Vector<T> a) =>
        typeof(T) == typeof(double)
            ? Vector.Round(a.As<T, double>()).As<double, T>()
            : Vector.Round(a.As<T, float>()).As<float, T>();
}
