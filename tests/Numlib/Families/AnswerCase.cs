using System.Globalization;
using System.Numerics;

namespace Cohort.Tests.Numlib.Families;

/// <summary>A call, its operands and what NumPy answered, as a line of families.txt or its like says.</summary>
public sealed record AnswerCase(string Call, NDArray[] Operands, NDArray[] Results)
{
    private static readonly Dictionary<string, Func<string, object>> Numbers = new()
    {
        ["bool"] = text => text == "1",
        ["int8"] = text => sbyte.Parse(text, CultureInfo.InvariantCulture),
        ["uint8"] = text => byte.Parse(text, CultureInfo.InvariantCulture),
        ["int16"] = text => short.Parse(text, CultureInfo.InvariantCulture),
        ["uint16"] = text => ushort.Parse(text, CultureInfo.InvariantCulture),
        ["int32"] = text => int.Parse(text, CultureInfo.InvariantCulture),
        ["uint32"] = text => uint.Parse(text, CultureInfo.InvariantCulture),
        ["int64"] = text => long.Parse(text, CultureInfo.InvariantCulture),
        ["uint64"] = text => ulong.Parse(text, CultureInfo.InvariantCulture),
        ["float16"] = text => (Half)Float(text),
        ["float32"] = text => (float)Float(text),
        ["float64"] = text => Float(text),
        ["complex128"] = text => new Complex(Float(text.Split(',')[0]), Float(text.Split(',')[1])),
    };

    /// <summary>The cases of a data file.</summary>
    public static IEnumerable<AnswerCase> All(string file = "families.txt") =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "numpy", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Parse);

    private static AnswerCase Parse(string line)
    {
        var parts = line.Split('\t');
        var arrow = Array.IndexOf(parts, "=>");
        return new AnswerCase(
            parts[0], [.. parts[1..arrow].Select(Read)], [.. parts[(arrow + 1)..].Select(Read)]);
    }

    // dtype:extents:elements
    private static NDArray Read(string text)
    {
        var parts = text.Split(':');
        var parse = Numbers[parts[0]];
        object[] elements = [.. Words(parts[2], ' ').Select(parse)];
        var extents = Words(parts[1], ',').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var content = Array.CreateInstance(DType.From(parts[0]).type, elements.Length);
        Array.Copy(elements, content, elements.Length);
        return np.array(content).reshape(extents);
    }

    private static string[] Words(string text, char separator) =>
        text.Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static double Float(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
