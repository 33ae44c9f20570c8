namespace Cohort.Kernels.Library.Sort;

/// <summary>A key and where it came from.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <param name="Key">What is compared.</param>
/// <param name="Index">The position in the original order.</param>
internal readonly record struct KeyedElement<TKey>(TKey Key, uint Index)
    where TKey : unmanaged;
