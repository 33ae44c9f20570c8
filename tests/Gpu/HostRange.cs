namespace Cohort.Tests.Gpu;

/// <summary>Memory that a launch may touch.</summary>
public readonly record struct HostRange(nint Begin, long Length, bool IsWritten)
{
    public bool Holds(ulong address, int size) =>
        address >= (ulong)Begin && address + (ulong)size <= (ulong)Begin + (ulong)Length;
}
