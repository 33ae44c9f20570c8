namespace Benchmarks.Scale;

/// <summary>What an application computed on a number of logical devices.</summary>
/// <param name="Devices">How many.</param>
/// <param name="Checksums">A number for each array of the last step, which depends on every element and its place.
/// </param>
/// <param name="PiecesOfKernel">Into how many pieces a kernel was cut on average.</param>
/// <param name="BytesCopied">The bytes that went between the devices.</param>
internal sealed record LogicalResult(
    int Devices, IReadOnlyList<double> Checksums, double PiecesOfKernel, long BytesCopied)
{
    /// <summary>Whether every bit is the same.</summary>
    public bool Agrees(LogicalResult other) =>
        Checksums.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(
            other.Checksums.Select(BitConverter.DoubleToInt64Bits));
}
