namespace Cohort.Kernels.Library.Scan;

/// <summary>Facts about accumulator types, folded by the compiler.</summary>
internal static class ScanTypes
{
    /// <summary>Whether T is an integer whose arithmetic wraps and for which vectors exist.</summary>
    public static bool IsWrappingInteger<T>() =>
        typeof(T) == typeof(long) || typeof(T) == typeof(ulong) || typeof(T) == typeof(int) || typeof(T) == typeof(uint)
        || typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(sbyte)
        || typeof(T) == typeof(byte) || typeof(T) == typeof(nint) || typeof(T) == typeof(nuint);
}
