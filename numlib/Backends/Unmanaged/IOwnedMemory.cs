namespace Cohort.Backends.Unmanaged;

/// <summary>Memory that something else keeps in place.</summary>
internal interface IOwnedMemory
{
    /// <summary>What keeps the memory; null where the program does.</summary>
    object? Owner { get; }
}
