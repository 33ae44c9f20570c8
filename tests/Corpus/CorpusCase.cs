using System.Text.Json;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>One recorded call of an np function and its answer.</summary>
public sealed record CorpusCase(
    string Id, string Op, JsonElement Parameters, CorpusOperand[] Operands, ElementType Type, long[] Shape,
    byte[] Content, bool Throws)
{
    /// <summary>Reads a case from its line.</summary>
    public static CorpusCase Parse(JsonElement line)
    {
        CorpusOperand[] operands = [.. line.GetProperty("operands").EnumerateArray().Select(Operand)];
        if (line.TryGetProperty("alias", out var alias) && alias.GetBoolean())
        {
            operands = [operands[0], operands[0]];
        }

        var expected = line.GetProperty("expected");
        return new CorpusCase(
            line.GetProperty("id").GetString()!, line.GetProperty("op").GetString()!, line.GetProperty("params"),
            operands, CorpusDType.Parse(expected.GetProperty("dtype").GetString()!),
            Integers(expected.GetProperty("shape")),
            Convert.FromHexString(expected.GetProperty("buffer").GetString()!),
            line.TryGetProperty("expects_throw", out var throws) && throws.GetBoolean());
    }

    /// <summary>An integer parameter, or null where it is absent or None.</summary>
    public int? Integer(string name) =>
        Parameters.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt32()
            : null;

    /// <summary>A floating-point parameter.</summary>
    public double Number(string name) => Parameters.GetProperty(name).GetDouble();

    /// <summary>A flag, false where it is absent.</summary>
    public bool Flag(string name) => Parameters.TryGetProperty(name, out var value) && value.GetBoolean();

    /// <summary>A text parameter.</summary>
    public string Text(string name) => Parameters.GetProperty(name).GetString()!;

    /// <summary>A list of integers.</summary>
    public static long[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetInt64())];

    private static CorpusOperand Operand(JsonElement operand) => new(
        CorpusDType.Parse(operand.GetProperty("dtype").GetString()!), Integers(operand.GetProperty("shape")),
        Integers(operand.GetProperty("strides")), operand.GetProperty("offset").GetInt64(),
        Convert.FromHexString(operand.GetProperty("buffer").GetString()!));
}
