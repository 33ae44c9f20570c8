using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cohort.Kernels.Library.Sort;

/// <summary>The element is the key.</summary>
internal readonly struct PlainRadixElement<TKey> : IRadixElement<TKey, TKey>
    where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TKey Key(TKey element) => element;
}
