using Cohort.Runtime.Elements;

namespace Cohort.Printing;

/// <summary>
/// The common format of the floating-point numbers of one array: exponent or not, how many digits, how wide.
/// The rules are those of NumPy's FloatingFormat.
/// </summary>
internal sealed class FloatFormat
{
    private const double SmallestPositional = 1e-4;
    private const double LargestRatio = 1000;

    private readonly ElementType _type;
    private readonly PrintOptions _options;
    private readonly bool _scientific;
    private readonly bool _unique = true;
    private readonly int? _precision;
    private readonly int _minimumDigits;
    private readonly int _exponentDigits;
    private readonly int _left;
    private readonly int _right;
    private readonly char _trim = '.';

    public FloatFormat(ReadOnlySpan<double> values, ElementType type, PrintOptions options)
    {
        (_type, _options) = (type, options);
        _precision = options.FloatMode == "unique" ? null : options.Precision;
        double[] finite = [.. values.ToArray().Where(double.IsFinite)];
        _scientific = NeedsExponent(finite);
        if (finite.Length > 0 && _scientific)
        {
            var parts = Array.ConvertAll(finite, Shortest);
            _exponentDigits = parts.Max(part => part.Length - part.IndexOf('e') - 2);
            _precision = _minimumDigits = parts.Max(part => part.IndexOf('e') - part.IndexOf('.') - 1);
            _trim = 'k';
            _left = parts.Max(part => part.IndexOf('.'));
            _right = _exponentDigits + 2 + _minimumDigits;
        }
        else if (finite.Length > 0)
        {
            _unique = options.FloatMode != "fixed";
            var parts = Array.ConvertAll(finite, Shortest);
            _left = parts.Max(part => part.IndexOf('.'));
            _right = parts.Max(part => part.Length - part.IndexOf('.') - 1);
            if (options.FloatMode is "fixed" or "maxprec_equal")
            {
                _precision = _minimumDigits = _right;
                _trim = 'k';
            }
        }

        _left += options.Sign == ' ' && !Array.Exists(finite, double.IsNegative) ? 1 : 0;
        if (finite.Length < values.Length)
        {
            var signed = options.Sign != '-' || values.ContainsAny(double.NegativeInfinity, double.NegativeInfinity);
            var room = _right + 1;
            _left = Math.Max(_left, Math.Max(
                options.NanText.Length - room, options.InfinityText.Length + (signed ? 1 : 0) - room));
        }
    }

    /// <summary>A value of the array, as wide as every other.</summary>
    public string Text(double value)
    {
        var plus = _options.Sign == '+';
        if (!double.IsFinite(value))
        {
            var sign = value < 0 ? "-" : plus ? "+" : string.Empty;
            var word = sign + (double.IsNaN(value) ? _options.NanText : _options.InfinityText);
            return word.PadLeft(_left + _right + 1);
        }

        if (_scientific)
        {
            var text = FloatText.Scientific(
                value, _type, _precision, _unique, _trim, plus, _minimumDigits, _exponentDigits);
            return text.PadLeft(text.Length + _left - text.IndexOf('.'));
        }

        var positional = FloatText.Positional(value, _type, _precision, _unique, _trim, plus, _minimumDigits);
        var point = positional.IndexOf('.');
        return positional.PadLeft(positional.Length + Math.Max(0, _left - point)).PadRight(_left + 1 + _right);
    }

    private static int ReliableDigits(ElementType type) => type switch
    {
        ElementType.Half => 3,
        ElementType.Single => 6,
        _ => 15,
    };

    private bool NeedsExponent(double[] finite)
    {
        double largest = 0, smallest = double.PositiveInfinity;
        foreach (var value in finite)
        {
            if (value != 0)
            {
                largest = Math.Max(largest, Math.Abs(value));
                smallest = Math.Min(smallest, Math.Abs(value));
            }
        }

        return largest != 0 && (largest >= Math.Pow(10, Math.Min(8, ReliableDigits(_type)))
            || (!_options.Suppress && (smallest < SmallestPositional || largest / smallest > LargestRatio)));
    }

    private string Shortest(double value)
    {
        var trim = _options.FloatMode == "fixed" ? 'k' : '.';
        var plus = _options.Sign == '+';
        return _scientific
            ? FloatText.Scientific(value, _type, _precision, true, trim, plus,
                minimum: trim == 'k' ? _precision ?? 0 : 0)
            : FloatText.Positional(value, _type, _precision, _unique, trim, plus);
    }
}
