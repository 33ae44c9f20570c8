using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>
/// Orders keyed elements by their keys alone, so that stable algorithms keep the order of equal keys.
/// </summary>
internal readonly struct KeyedOrder<TKey, TOrder> : IOrder<KeyedElement<TKey>>
    where TKey : unmanaged
    where TOrder : IOrder<TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Less(KeyedElement<TKey> left, KeyedElement<TKey> right) => TOrder.Less(left.Key, right.Key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OneIfLess(KeyedElement<TKey> left, KeyedElement<TKey> right) =>
        TOrder.OneIfLess(left.Key, right.Key);

    public static bool IsNaN(KeyedElement<TKey> value) => TOrder.IsNaN(value.Key);
}
