namespace Cohort.Kernels.Gpu.Library.Sort;

/// <summary>The body of an operation on the bits of elements that have an order.</summary>
internal interface IKeyBody
{
    /// <summary>Runs on elements of a width, which a coding puts in order.</summary>
    void Run<T, TBits>(KeyCoding coding)
        where T : unmanaged
        where TBits : IKeyBits<T>;
}
