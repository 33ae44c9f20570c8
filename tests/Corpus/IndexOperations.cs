using System.Text.Json;
using Cohort.Generic;
using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>Runs index cases: base arrays, tokens as C# index terms, values to assign.</summary>
public static class IndexOperations
{
    /// <summary>What the index gives, or the base after the assignment.</summary>
    public static NDArray Call(IndexCase recorded)
    {
        var array = Base(recorded.Base, recorded.Type);
        object?[] terms = [.. recorded.Tokens.EnumerateArray().Select(Term)];
        if (!recorded.IsSet)
        {
            return array[terms];
        }

        array[terms] = Value(recorded.Value!.Value);
        return array;
    }

    private static NDArray Base(string name, ElementType type)
    {
        var matrix = np.arange(12L).reshape(3, 4);
        return name switch
        {
            "A" when type == ElementType.Boolean => (matrix % 2).astype(typeof(bool)),
            "A" => matrix.astype(type.ClrType()),
            "S" => NDArray.Scalar(5L),
            "V0" => np.arange(0L),
            "V1" => np.arange(1L),
            "V6" => np.arange(6L),
            "AT" => matrix.T,
            "ARS" => matrix["::2"],
            "ACS" => matrix[":, ::2"],
            "ANR" => matrix["::-1"],
            "ANC" => matrix[":, ::-1"],
            "ASO" => matrix["1:"],
            "ABC" => np.broadcast_to(np.arange(4L), new Shape(3, 4)),
            "B" => np.arange(24L).reshape(2, 3, 4),
            "BT" => np.arange(24L).reshape(2, 3, 4).T,
            "E03" => np.zeros(new Shape(0, 3), typeof(long)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a base of the index cases"),
        };
    }

    // An empty list was recorded without a type, and NumPy takes it for integers.
    private static object? Term(JsonElement token) => token[0].GetString() switch
    {
        "int" => token[1].GetInt32(),
        "slice" => new Slice(Bound(token[1]), Bound(token[2]), Bound(token[3]) ?? 1),
        "new" => np.newaxis,
        "ell" => Slice.Ellipsis,
        "arr" => Integers(token[1], token[2]),
        "barr" when token[2].GetArrayLength() == 1 && token[2][0].GetInt64() == 0 => Integers(token[1], token[2]),
        "barr" => Truths(token[1], token[2]),
        "b0" => token[1].GetBoolean(),
        "a0" => NDArray.Scalar(token[1].GetInt64()),
        var other => throw new ArgumentOutOfRangeException(nameof(token), other, "not a token of the index cases"),
    };

    private static NDArray Value(JsonElement value) => value[0].GetString() switch
    {
        "scalar" => (NDArray)value[1].GetInt64(),
        "fscalar" => (NDArray)value[1].GetDouble(),
        _ => Integers(value[1], value[2]),
    };

    private static long? Bound(JsonElement bound) =>
        bound.ValueKind == JsonValueKind.Null ? null : bound.GetInt64();

    private static NDArray Integers(JsonElement flat, JsonElement shape) =>
        np.array(CorpusCase.Integers(flat)).reshape(CorpusCase.Integers(shape));

    private static NDArray Truths(JsonElement flat, JsonElement shape) =>
        np.array(flat.EnumerateArray().Select(e => e.GetBoolean()).ToArray()).reshape(CorpusCase.Integers(shape));
}
