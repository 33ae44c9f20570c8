using System.Globalization;
using System.Numerics;
using Cohort.Runtime.Elements;
using Cohort.Runtime.Expressions;

namespace Cohort.Typing;

/// <summary>Conversions of single values from and to the types that do not fit eight bytes.</summary>
internal static class WideScalars
{
    /// <summary>A boxed number converted to an element's .NET type.</summary>
    /// <exception cref="TypeError">The value is no number.</exception>
    public static T Convert<T>(object value)
        where T : unmanaged
    {
        if (value is T same)
        {
            return same;
        }

        if (typeof(T) == typeof(Complex))
        {
            return (T)(object)new Complex(ToDouble(value), 0);
        }

        if (typeof(T) == typeof(decimal))
        {
            return (T)(object)ToDecimal(value);
        }

        var bits = ScalarBits.From(ToDouble(value));
        return ScalarBits.To<T>(ScalarValues.Convert(ElementType.Double, bits, ElementTypes.Of<T>()));
    }

    private static double ToDouble(object value) => value switch
    {
        Complex complex => complex.Real,
        decimal number => (double)number,
        _ when ScalarValues.TryUnbox(value, out var type, out var bits) => ScalarValues.ToDouble(type, bits),
        _ => throw NoNumber(value),
    };

    private static decimal ToDecimal(object value) => value switch
    {
        long or ulong => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => (decimal)ToDouble(value),
    };

    private static TypeError NoNumber(object? value) =>
        new($"float() argument must be a number, not '{value?.GetType().Name ?? "NoneType"}'");
}
