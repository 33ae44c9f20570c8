using System.Text.Json;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>
/// One recorded index expression on a small base array: what it gives or what the base is afterwards.
/// </summary>
public sealed record IndexCase(
    string Id, bool IsSet, string Base, ElementType Type, JsonElement Tokens, JsonElement? Value, bool Succeeds,
    long[] Shape, double[] Values)
{
    /// <summary>Reads a case from its line.</summary>
    public static IndexCase Parse(JsonElement line)
    {
        var answer = line.GetProperty("np");
        var succeeds = answer.GetProperty("ok").GetBoolean();
        return new IndexCase(
            line.GetProperty("id").GetString()!,
            line.TryGetProperty("op", out var op) && op.GetString() == "set",
            line.TryGetProperty("base", out var name) ? name.GetString()! : "A",
            line.TryGetProperty("dtype", out var dtype) ? CorpusDType.Parse(dtype.GetString()!) : ElementType.Int64,
            line.GetProperty("tokens"),
            line.TryGetProperty("value", out var value) ? value : null,
            succeeds,
            succeeds ? CorpusCase.Integers(answer.GetProperty("shape")) : [],
            succeeds ? [.. answer.GetProperty("vals").EnumerateArray().Select(v => v.GetDouble())] : []);
    }
}
