namespace Cohort.Tests.Cuda.Ptx;

/// <summary>
/// The global memory that a kernel sees. Whoever implements it checks bounds; alignment has been checked.
/// </summary>
public interface IPtxMemory
{
    /// <summary>Reads 1, 2, 4 or 8 bytes, little endian.</summary>
    ulong Read(ulong address, int size);

    /// <summary>Writes 1, 2, 4 or 8 bytes, little endian.</summary>
    void Write(ulong address, int size, ulong value);
}
