namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Decodes what the lanes of a warp do together; all lanes have to take part.</summary>
internal sealed class PtxWarpDecoder(PtxRegisterFile registers)
{
    private const ulong AllLanes = 0xFFFFFFFF;

    public PtxWarpOperation Decode(PtxStatement statement) => statement.Opcode switch
    {
        "shfl.sync.up.b32" or "shfl.sync.down.b32" or "shfl.sync.bfly.b32" or "shfl.sync.idx.b32" =>
            Shuffle(statement),
        "vote.sync.all.pred" or "vote.sync.any.pred" or "vote.sync.uni.pred" or "vote.sync.ballot.b32" =>
            Vote(statement),
        "activemask.b32" => new PtxVote(
            "ballot", registers.Target(statement, statement.Operands[0], PtxScalar.B32), -1, false)
        {
            Source = statement,
        },
        _ => throw statement.Error("unknown instruction"),
    };

    private PtxShuffle Shuffle(PtxStatement statement)
    {
        Expect(statement, 5);
        var pair = statement.Operands[0];
        var target = pair.Kind == PtxOperandKind.Pair ? pair.Parts![0] : pair;
        var predicate = pair.Kind == PtxOperandKind.Pair
            ? registers.Target(statement, pair.Parts![1], PtxScalar.Pred)
            : -1;
        return new PtxShuffle(
            statement.Parts[2], registers.Target(statement, target, PtxScalar.B32), predicate,
            registers.Source(statement, statement.Operands[1], PtxScalar.B32),
            registers.Source(statement, statement.Operands[2], PtxScalar.B32),
            registers.Source(statement, statement.Operands[3], PtxScalar.B32))
        {
            Source = statement,
        };
    }

    private PtxVote Vote(PtxStatement statement)
    {
        Expect(statement, 3);
        var isBallot = statement.Parts[2] == "ballot";
        var operand = statement.Operands[1];
        var isNegated = operand.Kind == PtxOperandKind.Negated;
        return new PtxVote(
            statement.Parts[2],
            registers.Target(statement, statement.Operands[0], isBallot ? PtxScalar.B32 : PtxScalar.Pred),
            registers.Predicate(statement, operand.Name), isNegated)
        {
            Source = statement,
        };
    }

    private static void Expect(PtxStatement statement, int operands)
    {
        if (statement.Operands.Length != operands)
        {
            throw statement.Error($"{operands} operands are expected");
        }

        if (statement.Operands[^1] is { Kind: PtxOperandKind.Integer, Value: var mask } && (uint)mask != AllLanes)
        {
            throw statement.Error("only full warps are supported");
        }
    }
}
