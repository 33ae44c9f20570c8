using System.Runtime.InteropServices;
using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.Printing;

/// <summary>Arrays as NumPy's str, repr and array2string write them. Reads only the elements that are shown.</summary>
internal static class ArrayPrinter
{
    private const string Prefix = "array(";

    public static string Str(NDArray array, PrintOptions options)
    {
        if (np.Given(array).Type == ElementType.Char && array.ndim == 1)
        {
            return NDArray.AsString(array);
        }

        return array.ndim == 0 ? ElementWords.Scalar(array.Type, Content(array)) : Text(array, options, " ", 0);
    }

    public static string Repr(NDArray array, PrintOptions options)
    {
        var text = Prefix + Text(array, options, ", ", Prefix.Length, suffix: 1);
        var extras = new List<string>();
        if ((array.size == 0 && !(array.ndim == 1)) || array.size > options.Threshold)
        {
            extras.Add($"shape={PythonTuple(array.shape)}");
        }

        var guessed = array.Type is ElementType.Boolean or ElementType.Int64 or ElementType.Double
            or ElementType.Complex;
        if (array.size == 0 || !guessed)
        {
            extras.Add($"dtype={array.Type.Name()}");
        }

        if (extras.Count == 0)
        {
            return text + ")";
        }

        var extra = string.Join(", ", extras) + ")";
        var lastLine = text.Length + 1 - (text.LastIndexOf('\n') + 1);
        var newLine = lastLine + extra.Length + 1 > options.LineWidth;
        return $"{text},{(newLine ? "\n" + new string(' ', Prefix.Length) : " ")}{extra}";
    }

    /// <summary>The elements in brackets.</summary>
    /// <param name="array">The array.</param>
    /// <param name="options">The print options.</param>
    /// <param name="separator">What stands between elements.</param>
    /// <param name="prefix">How far lines after the first are indented.</param>
    /// <param name="suffix">How many characters follow on the last line.</param>
    public static string Text(NDArray array, PrintOptions options, string separator, int prefix, int suffix = 0)
    {
        if (np.Given(array).size == 0)
        {
            return "[]";
        }

        var shortened = array.size > options.Threshold;
        var words = ElementWords.Of(array.Type, Shown(array, shortened, options.EdgeItems), options);
        if (array.ndim == 0)
        {
            return words[0].TrimStart();
        }

        var layout = new ArrayText(array.shape, words, shortened, separator, options.EdgeItems);
        return layout.Write(new string(' ', prefix + 1), options.LineWidth - suffix);
    }

    private static byte[] Shown(NDArray array, bool shortened, int edgeItems)
    {
        if (!shortened)
        {
            return Content(array);
        }

        var edges = array;
        for (var axis = 0; axis < array.ndim; axis++)
        {
            var extent = edges.Layout.Extents[axis];
            if (extent > 2L * edgeItems)
            {
                var head = edges.ViewOf(edges.Layout.Slice(axis, 0, edgeItems));
                var tail = edges.ViewOf(edges.Layout.Slice(axis, extent - edgeItems, edgeItems));
                edges = np.concatenate([head, tail], axis);
            }
        }

        return Content(edges);
    }

    private static byte[] Content(NDArray array)
    {
        var content = new byte[array.nbytes];
        HostContent.Read(array, ref MemoryMarshal.GetArrayDataReference(content));
        return content;
    }

    private static string PythonTuple(long[] extents) =>
        extents.Length == 1 ? $"({extents[0]},)" : $"({string.Join(", ", extents)})";
}
