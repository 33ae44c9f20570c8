using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>The element carries its key and an index.</summary>
internal readonly struct KeyedRadixElement<TKey> : IRadixElement<KeyedElement<TKey>, TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TKey Key(KeyedElement<TKey> element) => element.Key;
}
