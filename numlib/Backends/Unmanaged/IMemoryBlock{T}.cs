namespace Cohort.Backends.Unmanaged;

/// <summary>Memory at a fixed address that holds elements of a type known at compile time.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public unsafe interface IMemoryBlock<T> : IMemoryBlock
    where T : unmanaged
{
    /// <summary>Where the first element is.</summary>
    new T* Address { get; }
}
