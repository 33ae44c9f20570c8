namespace Cohort.Backends.Unmanaged;

/// <summary>Memory at a fixed address that holds elements of one type.</summary>
public unsafe interface IMemoryBlock
{
    /// <summary>The size of one element in bytes.</summary>
    int ItemLength { get; }

    /// <summary>Where the first element is.</summary>
    void* Address { get; }

    /// <summary>The number of elements.</summary>
    long Count { get; }

    /// <summary>The size of all elements in bytes.</summary>
    long BytesLength { get; }

    /// <summary>The type of the elements.</summary>
    NPTypeCode TypeCode { get; }
}
