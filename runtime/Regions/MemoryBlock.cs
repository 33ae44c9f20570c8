namespace Cohort.Runtime.Regions;

/// <summary>Memory of one device.</summary>
/// <param name="Address">Its address, valid on that device.</param>
/// <param name="SizeInBytes">Its size: that of its size class.</param>
public readonly record struct MemoryBlock(nint Address, long SizeInBytes);
