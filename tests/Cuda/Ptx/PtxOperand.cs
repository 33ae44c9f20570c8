namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An operand as it is written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The register or symbol; of an address its base; of an integer literal empty.</param>
/// <param name="Value">The literal's bits, or an address's offset.</param>
/// <param name="Parts">The members of a vector or a pair.</param>
public sealed record PtxOperand(PtxOperandKind Kind, string Name = "", ulong Value = 0, PtxOperand[]? Parts = null)
{
    public override string ToString() => Kind switch
    {
        PtxOperandKind.Integer => $"{(long)Value}",
        PtxOperandKind.Address => $"[{Name}+{(long)Value}]",
        PtxOperandKind.Vector => $"{{{string.Join<PtxOperand>(", ", Parts!)}}}",
        _ => Name,
    };
}
