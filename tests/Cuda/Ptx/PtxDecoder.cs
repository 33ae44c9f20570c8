namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Turns statements into instructions that run, and checks every operand on the way.</summary>
internal sealed class PtxDecoder
{
    private readonly PtxBody _body;
    private readonly PtxRegisterFile _registers;
    private readonly PtxMemoryDecoder _memory;
    private readonly PtxWarpDecoder _warps;

    private PtxDecoder(PtxBody body)
    {
        _body = body;
        _registers = new PtxRegisterFile(body);
        _memory = new PtxMemoryDecoder(_registers);
        _warps = new PtxWarpDecoder(_registers);
    }

    /// <summary>The code of an entry.</summary>
    public static PtxCode Decode(PtxBody body) => new PtxDecoder(body).Decode();

    private PtxCode Decode()
    {
        var instructions = _body.Statements.Select(Guarded).ToList();
        if (_body.Statements is not [.., { Opcode: "ret" or "exit" or "bra" or "bra.uni", Guard: null }])
        {
            throw new PtxException($"the end of {_body.Name} can be reached");
        }

        PtxDefinedness.Check(_body, label => _body.Labels[label]);
        return new PtxCode(
            [.. instructions], _registers.Initial, _registers.SpecialStart, _body.SharedBytes, _body.LocalBytes,
            instructions.Exists(i => i is PtxHalt { IsExit: false } or PtxWarpOperation));
    }

    private PtxInstruction Guarded(PtxStatement statement)
    {
        var instruction = Instruction(statement);
        if (statement.Guard is { } guard)
        {
            instruction.Guard = _registers.Predicate(statement, guard);
            instruction.IsGuardNegated = statement.IsGuardNegated;
        }

        return instruction;
    }

    private PtxInstruction Instruction(PtxStatement statement)
    {
        switch (statement.Opcode)
        {
            case "ret" or "exit":
                Expect(statement, 0);
                return new PtxHalt(PtxStop.Exit) { Source = statement };
            case "bra" or "bra.uni":
                return Branch(statement);
            case "bar.sync" or "barrier.sync" or "barrier.sync.aligned":
                Expect(statement, 1);
                return new PtxHalt(PtxStop.Barrier) { Source = statement };
            case "membar.gl" or "membar.cta" or "membar.sys" or "fence.acq_rel.gpu" or "fence.acq_rel.cta":
                Expect(statement, 0);
                return new PtxNothing { Source = statement };
        }

        return statement.Parts[0] switch
        {
            "ld" or "ldu" or "st" or "atom" or "red" => _memory.Decode(statement),
            "shfl" or "vote" or "activemask" => _warps.Decode(statement),
            "cvta" => Convert(statement),
            "mov" when HasVector(statement) => PackOrUnpack(statement),
            _ => Compute(statement),
        };
    }

    private PtxBranch Branch(PtxStatement statement)
    {
        Expect(statement, 1);
        return _body.Labels.TryGetValue(statement.Operands[0].Name, out var target)
            ? new PtxBranch(target) { Source = statement }
            : throw statement.Error("the label does not exist");
    }

    /// <summary>Global and generic addresses are the same numbers, as on every GPU with unified addressing.</summary>
    private PtxCompute Convert(PtxStatement statement)
    {
        if (statement.Opcode is not ("cvta.to.global.u64" or "cvta.global.u64"))
        {
            throw statement.Error("unknown instruction");
        }

        Expect(statement, 2);
        return Computing(
            statement, new PtxOperator(PtxScalar.U64, [PtxScalar.U64], (a, _, _) => a), statement.Operands);
    }

    private PtxCompute Compute(PtxStatement statement)
    {
        var found = PtxOperators.Find(statement.Opcode) ?? throw statement.Error("unknown instruction");
        Expect(statement, 1 + found.Sources.Length);
        return Computing(statement, found, statement.Operands);
    }

    private PtxCompute Computing(PtxStatement statement, PtxOperator found, PtxOperand[] operands)
    {
        var target = _registers.Target(statement, operands[0], found.Result, found.IsConversion);
        if (target < 0)
        {
            throw statement.Error("the result is dropped");
        }

        var places = new int[3];
        for (var i = 0; i < places.Length; i++)
        {
            var isNegated = i < found.Sources.Length && operands[i + 1].Kind == PtxOperandKind.Negated;
            places[i] = i < found.Sources.Length && !isNegated
                ? _registers.Source(statement, operands[i + 1], found.Sources[i], found.IsConversion)
                : isNegated ? throw statement.Error("a negated operand is not supported")
                : _registers.Literal(0);
        }

        // Results of conversions fill registers that are wider, extended as the result's type says.
        var width = _registers.TypeOf(statement, operands[0].Name);
        var mask = width == PtxScalar.Pred ? 1UL : width.Truncate(ulong.MaxValue);
        return new PtxCompute(target, places[0], places[1], places[2], found.Apply, mask) { Source = statement };
    }

    private static bool HasVector(PtxStatement statement) =>
        Array.Exists(statement.Operands, operand => operand.Kind == PtxOperandKind.Vector);

    /// <summary>mov between a register and its halves.</summary>
    private PtxHalves PackOrUnpack(PtxStatement statement)
    {
        Expect(statement, 2);
        var type = PtxScalars.Find(statement.Parts[^1]) ?? throw statement.Error("unknown type");
        var isPack = statement.Operands[1].Kind == PtxOperandKind.Vector;
        var (whole, vector) = isPack
            ? (statement.Operands[0], statement.Operands[1])
            : (statement.Operands[1], statement.Operands[0]);
        var part = type switch
        {
            PtxScalar.B64 when vector.Parts!.Length == 2 => PtxScalar.B32,
            PtxScalar.B32 when vector.Parts!.Length == 2 => PtxScalar.B16,
            _ => throw statement.Error("these parts do not make up the whole"),
        };
        var parts = Array.ConvertAll(vector.Parts!, operand => _registers.Target(statement, operand, part));
        var place = _registers.Target(statement, whole, type);
        return new PtxHalves(place, parts, 8 * part.Size(), isPack) { Source = statement };
    }

    private static void Expect(PtxStatement statement, int operands)
    {
        if (statement.Operands.Length != operands)
        {
            throw statement.Error($"{operands} operands are expected");
        }
    }
}
