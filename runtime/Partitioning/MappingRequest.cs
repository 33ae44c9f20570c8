using Cohort.Runtime.Fusion;

namespace Cohort.Runtime.Partitioning;

/// <summary>What a mapper decides about.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Bytes">The bytes that it reads and writes.</param>
/// <param name="Arithmetic">Its arithmetic, in additions.</param>
/// <param name="BytesHeld">
/// Per device the bytes of the operands that it holds already. Not to be kept: the next request reuses the list.
/// </param>
/// <param name="MaximumPieces">Into how many pieces it can be cut: 1 when it cannot.</param>
/// <param name="Devices">The devices that can run it, ascending; at least one.</param>
public readonly record struct MappingRequest(
    Kernel Kernel, long Bytes, double Arithmetic, IReadOnlyList<long> BytesHeld, long MaximumPieces,
    IReadOnlyList<int> Devices);
