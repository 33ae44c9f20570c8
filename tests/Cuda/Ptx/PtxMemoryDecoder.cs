namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Decodes loads, stores and atomics.</summary>
internal sealed class PtxMemoryDecoder(PtxRegisterFile registers)
{
    private static readonly string[] Modifiers =
        ["nc", "ca", "cg", "cs", "cv", "lu", "wb", "wt", "volatile", "relaxed", "gpu", "cta", "sys", "L1::no_allocate"];

    private static readonly Dictionary<string, PtxSpace> Spaces = new()
    {
        ["param"] = PtxSpace.Param,
        ["global"] = PtxSpace.Global,
        ["shared"] = PtxSpace.Shared,
        ["local"] = PtxSpace.Local,
    };

    public PtxInstruction Decode(PtxStatement statement)
    {
        var parts = statement.Parts;
        var isAtomic = parts[0] is "atom" or "red";

        // Atomics may name their operation before the space.
        var place = Array.FindIndex(parts, isAtomic ? 1 : 0, part => Spaces.ContainsKey(part));
        if (place < 0 || (!isAtomic && place != 1))
        {
            throw statement.Error("the state space is missing");
        }

        var space = Spaces[parts[place]];
        var type = PtxScalars.Find(parts[^1]) ?? throw statement.Error("the type is missing");
        return isAtomic ? Atomic(statement, space, type) : Access(statement, space, type);
    }

    private PtxAccess Access(PtxStatement statement, PtxSpace space, PtxScalar type)
    {
        var isStore = statement.Parts[0] == "st";
        var count = 1;
        foreach (var part in statement.Parts.AsSpan(2..^1))
        {
            count = part switch
            {
                "v2" => 2,
                "v4" => 4,
                _ => Array.IndexOf(Modifiers, part) >= 0 ? count : throw statement.Error($"unknown suffix {part}"),
            };
        }

        if (statement.Operands.Length != 2 || (isStore && space == PtxSpace.Param))
        {
            throw statement.Error("such an access does not exist");
        }

        if (count * type.Size() > 16)
        {
            throw statement.Error("vectors have 16 bytes at most");
        }

        var (address, values) = isStore
            ? (statement.Operands[0], statement.Operands[1])
            : (statement.Operands[1], statement.Operands[0]);
        var members = count == 1 ? [values] : values.Parts ?? [];
        if (members.Length != count)
        {
            throw statement.Error($"{count} values are expected");
        }

        var (place, offset) = registers.Address(statement, address, space);
        var places = Array.ConvertAll(members, member => isStore
            ? registers.Source(statement, member, type, mayBeWider: true)
            : registers.Target(statement, member, type, mayBeWider: true));
        var widths = Array.ConvertAll(
            members, m => m.Kind == PtxOperandKind.Register ? registers.TypeOf(statement, m.Name) : type);
        return new PtxAccess(space, type, place, offset, places, widths, isStore) { Source = statement };
    }

    private PtxAtomic Atomic(PtxStatement statement, PtxSpace space, PtxScalar type)
    {
        var hasResult = statement.Parts[0] == "atom";
        var name = Array.Find(
            statement.Parts[1..^1], part => Array.IndexOf(Modifiers, part) < 0 && !Spaces.ContainsKey(part));
        var operands = statement.Operands.AsSpan(hasResult ? 1 : 0).ToArray();
        var isSwap = name == "cas";
        if (operands.Length != (isSwap ? 3 : 2))
        {
            throw statement.Error("the operands are too few or too many");
        }

        var (place, offset) = registers.Address(statement, operands[0], space);
        var value = registers.Source(statement, operands[1], type);
        var second = isSwap ? registers.Source(statement, operands[2], type) : value;
        var target = hasResult ? registers.Target(statement, statement.Operands[0], type) : -1;
        return new PtxAtomic(space, type, target, place, offset, value, second, Change(statement, name, type))
        {
            Source = statement,
        };
    }

    private static PtxFunction Change(PtxStatement statement, string? name, PtxScalar type)
    {
        switch (name)
        {
            case "exch":
                return (_, b, _) => b;
            case "cas":
                return (old, expected, replacement) => old == expected ? replacement : old;
            case "inc":
                return (old, limit, _) => old >= limit ? 0 : old + 1;
            case "dec":
                return (old, limit, _) => old == 0 || old > limit ? limit : old - 1;
        }

        var found = PtxOperators.Find($"{name}.{type.Text()}") ?? throw statement.Error("unknown atomic operation");
        return (old, b, _) => found.Apply(old, b, 0);
    }
}
