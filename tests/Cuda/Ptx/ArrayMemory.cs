namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Global memory that is one array of bytes, from address 0 on.</summary>
internal sealed class ArrayMemory(int size) : IPtxMemory
{
    public byte[] Bytes { get; } = new byte[size];

    public ulong Read(ulong address, int size) => PtxBytes.Read(Bytes, address, size);

    public void Write(ulong address, int size, ulong value) => PtxBytes.Write(Bytes, address, size, value);
}
