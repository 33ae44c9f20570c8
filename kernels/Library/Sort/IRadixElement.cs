using System.Numerics;

namespace Cohort.Kernels.Library.Sort;

/// <summary>How a radix sort sees an element.</summary>
internal interface IRadixElement<TElement, TKey>
    where TElement : unmanaged
    where TKey : unmanaged, IBinaryInteger<TKey>, IUnsignedNumber<TKey>
{
    /// <summary>The unsigned key by which the element is ordered.</summary>
    static abstract TKey Key(TElement element);
}
