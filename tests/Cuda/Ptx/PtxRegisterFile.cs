namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Numbers the registers, special registers and literals of an entry, and checks their types.</summary>
internal sealed class PtxRegisterFile
{
    private static readonly Dictionary<string, PtxSpecial> Specials = new()
    {
        ["%tid.x"] = PtxSpecial.TidX,
        ["%tid.y"] = PtxSpecial.TidY,
        ["%tid.z"] = PtxSpecial.TidZ,
        ["%ntid.x"] = PtxSpecial.NTidX,
        ["%ntid.y"] = PtxSpecial.NTidY,
        ["%ntid.z"] = PtxSpecial.NTidZ,
        ["%ctaid.x"] = PtxSpecial.CtaIdX,
        ["%ctaid.y"] = PtxSpecial.CtaIdY,
        ["%ctaid.z"] = PtxSpecial.CtaIdZ,
        ["%nctaid.x"] = PtxSpecial.NCtaIdX,
        ["%nctaid.y"] = PtxSpecial.NCtaIdY,
        ["%nctaid.z"] = PtxSpecial.NCtaIdZ,
        ["%laneid"] = PtxSpecial.LaneId,
        ["%warpid"] = PtxSpecial.WarpId,
        ["WARP_SZ"] = PtxSpecial.WarpSize,
    };

    private readonly PtxBody _body;
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<ulong, int> _literals = [];
    private readonly List<ulong> _values = [];

    public PtxRegisterFile(PtxBody body)
    {
        _body = body;
        foreach (var name in body.Registers.Keys)
        {
            _places.Add(name, _places.Count);
        }

        SpecialStart = _places.Count;
        LiteralStart = SpecialStart + Enum.GetValues<PtxSpecial>().Length;
    }

    /// <summary>The index of the first special register.</summary>
    public int SpecialStart { get; }

    private int LiteralStart { get; }

    /// <summary>The registers of a fresh thread.</summary>
    public ulong[] Initial
    {
        get
        {
            // Registers start with nonsense, so that a value that was never set shows.
            var values = new ulong[LiteralStart + _values.Count];
            for (var i = 0; i < SpecialStart; i++)
            {
                values[i] = 0xBADBADBADBADBAD;
            }

            _values.CopyTo(values, LiteralStart);
            return values;
        }
    }

    /// <summary>The place of a literal.</summary>
    public int Literal(ulong value)
    {
        if (!_literals.TryGetValue(value, out var place))
        {
            place = LiteralStart + _values.Count;
            _literals.Add(value, place);
            _values.Add(value);
        }

        return place;
    }

    /// <summary>The type of a declared register.</summary>
    public PtxScalar TypeOf(PtxStatement statement, string register) =>
        _body.Registers.TryGetValue(register, out var type)
            ? type
            : throw statement.Error($"{register} is not declared");

    /// <summary>The place of a register that an instruction writes.</summary>
    public int Target(PtxStatement statement, PtxOperand operand, PtxScalar type, bool mayBeWider = false)
    {
        if (operand is { Kind: PtxOperandKind.Symbol, Name: "_" })
        {
            return -1;
        }

        if (operand.Kind != PtxOperandKind.Register)
        {
            throw statement.Error($"{operand} is no register");
        }

        Check(statement, operand.Name, TypeOf(statement, operand.Name), type, mayBeWider);
        return _places[operand.Name];
    }

    /// <summary>The place of an operand that an instruction reads.</summary>
    public int Source(PtxStatement statement, PtxOperand operand, PtxScalar type, bool mayBeWider = false)
    {
        switch (operand.Kind)
        {
            case PtxOperandKind.Register or PtxOperandKind.Symbol when Specials.TryGetValue(operand.Name, out var s):
                Check(statement, operand.Name, PtxScalar.U32, type, mayBeWider);
                return SpecialStart + (int)s;
            case PtxOperandKind.Register:
                return Target(statement, operand, type, mayBeWider);
            case PtxOperandKind.Integer when type == PtxScalar.Pred:
                return Literal(operand.Value != 0 ? 1UL : 0);
            case PtxOperandKind.Integer when !type.IsFloat():
                return Literal(Fitting(statement, operand.Value, type));
            case PtxOperandKind.Single when type is PtxScalar.F32 or PtxScalar.B32:
            case PtxOperandKind.Double when type is PtxScalar.F64 or PtxScalar.B64:
                return Literal(operand.Value);
            case PtxOperandKind.Symbol when !type.IsFloat() && type.Size() >= 4:
                return Literal(AddressOf(statement, operand.Name));
            default:
                throw statement.Error($"{operand} is no {type.Text()}");
        }
    }

    /// <summary>The place of a predicate that guards.</summary>
    public int Predicate(PtxStatement statement, string register)
    {
        Check(statement, register, TypeOf(statement, register), PtxScalar.Pred, false);
        return _places[register];
    }

    /// <summary>The place of the base of an address in a space, and its offset.</summary>
    public (int Base, ulong Offset) Address(PtxStatement statement, PtxOperand operand, PtxSpace space)
    {
        if (operand.Kind != PtxOperandKind.Address)
        {
            throw statement.Error($"{operand} is no address");
        }

        if (operand.Name[0] == '%')
        {
            var type = TypeOf(statement, operand.Name);
            var isWide = type is PtxScalar.B64 or PtxScalar.U64 or PtxScalar.S64;
            var isNarrow = type is PtxScalar.B32 or PtxScalar.U32 or PtxScalar.S32;
            if (!isWide && !(isNarrow && space != PtxSpace.Global))
            {
                throw statement.Error($"{operand.Name} of type {type.Text()} is no address");
            }

            return (_places[operand.Name], operand.Value);
        }

        var variables = space switch
        {
            PtxSpace.Param => _body.Parameters,
            PtxSpace.Shared => _body.Shared,
            PtxSpace.Local => _body.Local,
            _ => throw statement.Error($"{operand.Name} is not in global memory"),
        };
        return variables.TryGetValue(operand.Name, out var variable)
            ? (Literal((ulong)variable.Offset), operand.Value)
            : throw statement.Error($"{operand.Name} is not declared in that space");
    }

    private ulong AddressOf(PtxStatement statement, string name) =>
        _body.Shared.TryGetValue(name, out var shared) ? (ulong)shared.Offset
        : _body.Local.TryGetValue(name, out var local) ? (ulong)local.Offset
        : throw statement.Error($"{name} is not declared");

    private static ulong Fitting(PtxStatement statement, ulong value, PtxScalar type)
    {
        var low = type.Truncate(value);
        var shift = 64 - (8 * type.Size());
        var isKept = low == value || (ulong)((long)(low << shift) >> shift) == value;
        return isKept ? low : throw statement.Error($"{(long)value} does not fit {type.Text()}");
    }

    private static void Check(
        PtxStatement statement, string name, PtxScalar register, PtxScalar operand, bool mayBeWider)
    {
        if (!(mayBeWider ? register.SuitsMemory(operand) : register.Suits(operand)))
        {
            throw statement.Error($"{name} is a {register.Text()}, the operand a {operand.Text()}");
        }
    }
}
