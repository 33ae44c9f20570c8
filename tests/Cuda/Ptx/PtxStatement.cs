namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An instruction as it is written.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Guard">The predicate register that has to hold, or null.</param>
/// <param name="IsGuardNegated">Whether it must not hold.</param>
/// <param name="Opcode">The name with all of its suffixes.</param>
/// <param name="Operands">The operands in order.</param>
public sealed record PtxStatement(int Line, string? Guard, bool IsGuardNegated, string Opcode, PtxOperand[] Operands)
{
    /// <summary>The parts of the name between dots.</summary>
    public string[] Parts { get; } = Opcode.Split('.');

    public PtxException Error(string message) => PtxException.At(Line, $"{message}: {this}");

    public override string ToString()
    {
        var guard = Guard is null ? "" : $"@{(IsGuardNegated ? "!" : "")}{Guard} ";
        return $"{guard}{Opcode} {string.Join<PtxOperand>(", ", Operands)}";
    }
}
