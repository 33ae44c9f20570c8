namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>How kernels see the elements of a type as bits. Types of one width share one implementation.</summary>
internal interface IKeyBits<T>
    where T : unmanaged
{
    /// <summary>The bits of an element, with zeros above.</summary>
    static abstract ulong Of(T element);

    /// <summary>The element of such bits.</summary>
    static abstract T Element(ulong bits);
}
