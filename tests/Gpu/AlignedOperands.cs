using System.Runtime.InteropServices;

namespace Cohort.Tests.Gpu;

/// <summary>Memory of operands, each at a multiple of 256 bytes, as devices give it out.</summary>
internal sealed unsafe class AlignedOperands(int count, int size) : IDisposable
{
    private const int Alignment = 256;

    /// <summary>Where each operand begins.</summary>
    public nint[] Addresses { get; } = [.. Enumerable.Range(0, count)
        .Select(_ => (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment))];

    /// <summary>An operand's bytes.</summary>
    public Span<byte> Of(int operand) => new((void*)Addresses[operand], size);

    /// <summary>What a launch may touch: all of it, and write from an operand on.</summary>
    public HostRange[] Ranges(int inputs) =>
        [.. Addresses.Select((address, k) => new HostRange(address, size, k >= inputs))];

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(Addresses, address => NativeMemory.AlignedFree((void*)address));
}
