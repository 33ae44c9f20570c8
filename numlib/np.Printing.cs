using Cohort.Printing;
using Cohort.Runtime.Elements;

namespace Cohort;

/// <content>Arrays and numbers as text.</content>
public static partial class np
{
    private const int MostExponentDigits = 5;

    /// <summary>The elements in brackets, as NumPy writes them.</summary>
    /// <param name="a">The array.</param>
    /// <param name="max_line_width">Characters per line.</param>
    /// <param name="precision">Digits after the point.</param>
    /// <param name="suppress_small">Whether small numbers are shown positionally.</param>
    /// <param name="separator">What stands between elements.</param>
    /// <param name="prefix">A text before the result, by whose length further lines are indented.</param>
    /// <param name="threshold">The number of elements above which only the edges are shown.</param>
    /// <param name="edgeitems">Elements shown at each end of a shortened axis.</param>
    /// <param name="sign">'-' shows minus signs only, '+' all signs, ' ' leaves room for them.</param>
    /// <param name="floatmode">fixed, unique, maxprec or maxprec_equal.</param>
    /// <param name="suffix">A text behind the result, for which the last line leaves room.</param>
    public static string array2string(
        NDArray a, int? max_line_width = null, int? precision = null, bool? suppress_small = null,
        string separator = " ", string prefix = "", int? threshold = null, int? edgeitems = null, char? sign = null,
        string? floatmode = null, string suffix = "")
    {
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(suffix);
        var options = Options(precision, threshold, edgeitems, max_line_width, suppress_small, null, null, sign,
            floatmode);
        return ArrayPrinter.Text(a, options, separator, prefix.Length, suffix.Length);
    }

    /// <summary>The text from which Python would make the array again: "array([1, 2, 3])".</summary>
    public static string array_repr(
        NDArray a, int? max_line_width = null, int? precision = null, bool? suppress_small = null) =>
        ArrayPrinter.Repr(a, Options(precision, null, null, max_line_width, suppress_small, null, null, null, null));

    /// <summary>The elements in brackets; of a zero-dimensional array, the value.</summary>
    public static string array_str(
        NDArray a, int? max_line_width = null, int? precision = null, bool? suppress_small = null) =>
        ArrayPrinter.Str(a, Options(precision, null, null, max_line_width, suppress_small, null, null, null, null));

    /// <summary>Sets how arrays are printed in the running flow; what is null stays.</summary>
    public static void set_printoptions(
        int? precision = null, int? threshold = null, int? edgeitems = null, int? linewidth = null,
        bool? suppress = null, string? nanstr = null, string? infstr = null, char? sign = null,
        string? floatmode = null) => PrintSettings.Current = Options(
            precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode);

    /// <summary>Sets how arrays are printed until the result is disposed.</summary>
    public static IDisposable printoptions(
        int? precision = null, int? threshold = null, int? edgeitems = null, int? linewidth = null,
        bool? suppress = null, string? nanstr = null, string? infstr = null, char? sign = null,
        string? floatmode = null) => PrintSettings.Enter(Options(
            precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode));

    /// <summary>How arrays are printed, by NumPy's names of the options.</summary>
    public static IReadOnlyDictionary<string, object> get_printoptions()
    {
        var options = PrintSettings.Current;
        return new Dictionary<string, object>
        {
            ["edgeitems"] = options.EdgeItems,
            ["threshold"] = options.Threshold,
            ["floatmode"] = options.FloatMode,
            ["precision"] = options.Precision!,
            ["suppress"] = options.Suppress,
            ["linewidth"] = options.LineWidth,
            ["nanstr"] = options.NanText,
            ["infstr"] = options.InfinityText,
            ["sign"] = options.Sign,
            ["legacy"] = false,
        };
    }

    /// <summary>A number in positional notation.</summary>
    /// <param name="x">The number.</param>
    /// <param name="precision">The most digits after the point.</param>
    /// <param name="unique">Whether only digits that identify the number are shown.</param>
    /// <param name="fractional">Must be true: the precision counts digits after the point.</param>
    /// <param name="trim">'k' keeps zeros, '.' drops them, '0' leaves one, '-' drops the point too.</param>
    /// <param name="sign">Whether positive numbers get a plus sign.</param>
    /// <param name="pad_left">The fewest characters before the point.</param>
    /// <param name="pad_right">The fewest characters after the point.</param>
    /// <param name="min_digits">The fewest digits after the point.</param>
    /// <exception cref="ValueError">A number of digits or characters is negative, or
    /// <paramref name="min_digits"/> exceeds <paramref name="precision"/>.</exception>
    /// <exception cref="TypeError">There is no such trim, or digits are to be filled without a precision.</exception>
    public static string format_float_positional(
        double x, int? precision = null, bool unique = true, bool fractional = true, char trim = 'k', bool sign = false,
        int? pad_left = null, int? pad_right = null, int? min_digits = null)
    {
        if (!fractional)
        {
            throw new NotSupportedException("format_float_positional counts digits after the point only.");
        }

        var wanted = new FloatWidths(precision, unique, trim, pad_left, pad_right, min_digits);
        var text = double.IsFinite(x)
            ? FloatText.Positional(x, ElementType.Double, wanted.Precision, unique, trim, sign, wanted.Minimum)
            : FloatText.NotFinite(x, sign);
        return double.IsFinite(x) ? wanted.Padded(text) : text;
    }

    /// <summary>A number in scientific notation.</summary>
    /// <exception cref="ValueError">A number of digits or characters is negative, or
    /// <paramref name="min_digits"/> exceeds <paramref name="precision"/>.</exception>
    /// <exception cref="TypeError">There is no such trim, or digits are to be filled without a precision.</exception>
    public static string format_float_scientific(
        double x, int? precision = null, bool unique = true, char trim = 'k', bool sign = false, int? pad_left = null,
        int? exp_digits = null, int? min_digits = null)
    {
        var wanted = new FloatWidths(precision, unique, trim, pad_left, null, min_digits);
        var exponent = Math.Min(FloatWidths.Checked(exp_digits, nameof(exp_digits)) ?? 2, MostExponentDigits);
        if (!double.IsFinite(x))
        {
            return FloatText.NotFinite(x, sign);
        }

        var text = FloatText.Scientific(
            x, ElementType.Double, wanted.Precision, unique, trim, sign, wanted.Minimum, exponent);
        return wanted.Padded(text);
    }

    private static PrintOptions Options(
        int? precision, int? threshold, int? edgeitems, int? linewidth, bool? suppress, string? nanstr, string? infstr,
        char? sign, string? floatmode)
    {
        var now = PrintSettings.Current;
        return new PrintOptions
        {
            Precision = precision ?? now.Precision,
            Threshold = threshold ?? now.Threshold,
            EdgeItems = edgeitems ?? now.EdgeItems,
            LineWidth = linewidth ?? now.LineWidth,
            Suppress = suppress ?? now.Suppress,
            NanText = nanstr ?? now.NanText,
            InfinityText = infstr ?? now.InfinityText,
            Sign = sign ?? now.Sign,
            FloatMode = floatmode ?? now.FloatMode,
        }.Validated();
    }
}
