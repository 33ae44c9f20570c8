using System.Globalization;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>
/// Reads the text of a module. Strict: what it does not know is an error, and so is anything that needs to be linked.
/// </summary>
public sealed class PtxParser
{
    private readonly PtxTokens _tokens;
    private readonly Dictionary<string, PtxVariable> _moduleShared = [];
    private int _moduleSharedBytes;

    private PtxParser(string text) => _tokens = new PtxTokens(text);

    /// <summary>The entries of a module.</summary>
    public static List<PtxBody> Parse(string text) => new PtxParser(text).Module();

    private List<PtxBody> Module()
    {
        _tokens.Expect(".version");
        _ = decimal.Parse(_tokens.Next(), CultureInfo.InvariantCulture);
        _tokens.Expect(".target");
        if (!_tokens.Next().StartsWith("sm_", StringComparison.Ordinal))
        {
            throw PtxException.At(_tokens.Line, "the target is no sm_ architecture");
        }

        _tokens.Expect(".address_size");
        _tokens.Expect("64");
        var bodies = new List<PtxBody>();
        while (!_tokens.IsAtEnd)
        {
            if (_tokens.Peek() == ".shared")
            {
                _moduleSharedBytes = Array(_moduleShared, _moduleSharedBytes);
                continue;
            }

            _tokens.Skip(".visible");
            _tokens.Expect(".entry");
            bodies.Add(Entry());
        }

        return bodies;
    }

    private PtxBody Entry()
    {
        var body = new PtxBody(_tokens.Next()) { SharedBytes = _moduleSharedBytes };
        foreach (var (name, variable) in _moduleShared)
        {
            body.Shared.Add(name, variable);
        }

        if (_tokens.Skip("("))
        {
            while (!_tokens.Skip(")"))
            {
                _tokens.Skip(",");
                body.ParameterBytes = Array(body.Parameters, body.ParameterBytes, ".param");
            }
        }

        Directives(body);
        _tokens.Expect("{");
        Statements(body);
        return body;
    }

    private void Directives(PtxBody body)
    {
        while (_tokens.Peek() is ".reqntid" or ".maxntid" or ".minnctapersm")
        {
            var name = _tokens.Next();
            var sizes = new long[] { 1, 1, 1 };
            var count = 0;
            do
            {
                sizes[count++] = (long)IntegerValue();
            }
            while (_tokens.Skip(","));
            var dimensions = new PtxDimensions(sizes[0], sizes[1], sizes[2]);
            if (name == ".reqntid")
            {
                body.RequiredBlock = dimensions;
            }
            else if (name == ".maxntid")
            {
                body.LargestBlock = dimensions;
            }
        }
    }

    /// <summary>The statements up to the closing brace.</summary>
    private void Statements(PtxBody body)
    {
        while (!_tokens.Skip("}"))
        {
            switch (_tokens.Peek())
            {
                case "{":
                    throw PtxException.At(_tokens.Line, "nested scopes are not supported");
                case ".reg":
                    Registers(body);
                    break;
                case ".shared":
                    body.SharedBytes = Array(body.Shared, body.SharedBytes);
                    break;
                case ".local":
                    body.LocalBytes = Array(body.Local, body.LocalBytes);
                    break;
                case ".pragma" or ".loc":
                    while (!_tokens.Skip(";"))
                    {
                        _tokens.Next();
                    }

                    break;
                default:
                    LabelOrInstruction(body);
                    break;
            }
        }
    }

    private void Registers(PtxBody body)
    {
        _tokens.Expect(".reg");
        var type = Type();
        do
        {
            var (line, name) = (_tokens.Line, _tokens.Next());
            if (name[0] != '%')
            {
                throw PtxException.At(line, $"'{name}' is no register");
            }

            if (_tokens.Skip("<"))
            {
                var count = (int)IntegerValue();
                _tokens.Expect(">");
                for (var i = 0; i < count; i++)
                {
                    Declare(body, line, $"{name}{i}", type);
                }
            }
            else
            {
                Declare(body, line, name, type);
            }
        }
        while (_tokens.Skip(","));
        _tokens.Expect(";");
    }

    private static void Declare(PtxBody body, int line, string name, PtxScalar type)
    {
        if (!body.Registers.TryAdd(name, type))
        {
            throw PtxException.At(line, $"{name} is declared twice");
        }
    }

    /// <summary>Declares an array or a scalar in a space; the space's new size.</summary>
    private int Array(Dictionary<string, PtxVariable> variables, int offset, string? space = null)
    {
        var line = _tokens.Line;
        var isParameter = space is not null;
        if (isParameter)
        {
            _tokens.Expect(space!);
        }
        else
        {
            _tokens.Next();
        }

        var alignment = _tokens.Skip(".align") ? (int)IntegerValue() : 0;
        var type = Type();
        var name = _tokens.Next();
        var size = type.Size();
        alignment = Math.Max(alignment, size);
        if (_tokens.Skip("["))
        {
            size *= (int)IntegerValue();
            _tokens.Expect("]");
        }

        if (!isParameter)
        {
            _tokens.Expect(";");
        }

        offset = (offset + alignment - 1) / alignment * alignment;
        if (!variables.TryAdd(name, new PtxVariable(offset, size)))
        {
            throw PtxException.At(line, $"{name} is declared twice");
        }

        return offset + size;
    }

    private PtxScalar Type()
    {
        var (line, name) = (_tokens.Line, _tokens.Next());
        return PtxScalars.Find(name.TrimStart('.')) ?? throw PtxException.At(line, $"'{name}' is no type");
    }

    private void LabelOrInstruction(PtxBody body)
    {
        var line = _tokens.Line;
        if (_tokens.Peek(1) == ":")
        {
            if (!body.Labels.TryAdd(_tokens.Next(), body.Statements.Count))
            {
                throw PtxException.At(line, "the label stands twice");
            }

            _tokens.Expect(":");
            return;
        }

        string? guard = null;
        var isNegated = false;
        if (_tokens.Skip("@"))
        {
            isNegated = _tokens.Skip("!");
            guard = _tokens.Next();
        }

        var opcode = _tokens.Next();
        var operands = new List<PtxOperand>();
        if (_tokens.Peek() != ";")
        {
            do
            {
                operands.Add(Operand());
            }
            while (_tokens.Skip(","));
        }

        _tokens.Expect(";");
        body.Statements.Add(new PtxStatement(line, guard, isNegated, opcode, [.. operands]));
    }

    private PtxOperand Operand()
    {
        if (_tokens.Skip("{"))
        {
            var parts = new List<PtxOperand>();
            do
            {
                parts.Add(Operand());
            }
            while (_tokens.Skip(","));
            _tokens.Expect("}");
            return new PtxOperand(PtxOperandKind.Vector, Parts: [.. parts]);
        }

        if (_tokens.Skip("["))
        {
            var name = _tokens.Next();
            var offset = _tokens.Skip("+") || _tokens.Peek() == "-" ? IntegerValue() : 0;
            _tokens.Expect("]");
            return new PtxOperand(PtxOperandKind.Address, name, offset);
        }

        if (_tokens.Skip("!"))
        {
            return new PtxOperand(PtxOperandKind.Negated, _tokens.Next());
        }

        var first = Simple();
        return _tokens.Skip("|") ? new PtxOperand(PtxOperandKind.Pair, Parts: [first, Simple()]) : first;
    }

    private PtxOperand Simple()
    {
        var token = _tokens.Peek();
        if (token is "-" || char.IsDigit(token[0]))
        {
            return token.Length > 2 && token[1] is 'f' or 'F' or 'd' or 'D' ? Float() :
                new PtxOperand(PtxOperandKind.Integer, Value: IntegerValue());
        }

        _tokens.Next();
        return new PtxOperand(token[0] == '%' ? PtxOperandKind.Register : PtxOperandKind.Symbol, token);
    }

    private PtxOperand Float()
    {
        var token = _tokens.Next();
        var bits = ulong.Parse(token.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PtxOperand(
            token[1] is 'f' or 'F' ? PtxOperandKind.Single : PtxOperandKind.Double, token, bits);
    }

    private ulong IntegerValue()
    {
        var isNegative = _tokens.Skip("-");
        var (line, token) = (_tokens.Line, _tokens.Next().TrimEnd('U'));
        var isHex = token.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(
            isHex ? token.AsSpan(2) : token, isHex ? NumberStyles.HexNumber : NumberStyles.None,
            CultureInfo.InvariantCulture, out var value)
            ? isNegative ? 0 - value : value
            : throw PtxException.At(line, $"'{token}' is no integer");
    }
}
