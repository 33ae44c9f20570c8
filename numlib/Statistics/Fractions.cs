using Cohort.Creation;
using Cohort.Runtime.Elements;
using Cohort.Typing;
using Cohort.Ufuncs;

namespace Cohort.Statistics;

/// <summary>
/// The quantiles asked for: numbers from 0 to 1, their shape, and the type in which places are computed.
/// </summary>
internal sealed class Fractions
{
    private Fractions(double[] values, long[] shape, ElementType type)
    {
        (Values, Shape, Type) = (values, shape, type);
    }

    /// <summary>The numbers.</summary>
    public double[] Values { get; }

    /// <summary>Their shape: no extents for a single number.</summary>
    public long[] Shape { get; }

    /// <summary>The type of the numbers; an integer type for numbers that are 0 and 1.</summary>
    public ElementType Type { get; }

    /// <summary>A number of the program, which takes the type of a floating-point array.</summary>
    public static Fractions Of(double q, NDArray array, bool isPercent)
    {
        var type = np.Given(array).Type.IsFloat() ? array.Type : ElementType.Double;
        var round = RoundingOf(type);
        return Checked([isPercent ? round(round(q) / 100) : round(q)], [], type, isPercent);
    }

    /// <summary>Numbers of the program that are an array: of float64, whatever the other array is.</summary>
    public static Fractions Of(double[] q, NDArray array, bool isPercent) => Checked(
        isPercent ? Array.ConvertAll(np.Given(q), number => number / 100) : np.Given(q), [q.Length],
        ElementType.Double, isPercent);

    /// <summary>An array of numbers.</summary>
    public static Fractions Of(NDArray q, NDArray array, bool isPercent)
    {
        NDArray hundred = 100;
        var scaled = !isPercent ? np.Given(q) : UfuncTable.Divide.Apply(
            q, np.Given(array).Type.IsFloat() ? ArrayFactory.Copy(hundred, array.Type) : hundred);
        return Checked(HostContent.Read<double>(scaled), scaled.shape, scaled.Type, isPercent);
    }

    /// <summary>The rounding of a floating-point type.</summary>
    public static Func<double, double> RoundingOf(ElementType type) => type switch
    {
        ElementType.Half => static x => (double)(Half)x,
        ElementType.Single => static x => (double)(float)x,
        _ => static x => x,
    };

    private static Fractions Checked(double[] values, long[] shape, ElementType type, bool isPercent) =>
        shape.Length > 2 ? throw new ValueError("q must be a scalar or 1d")
        : Array.TrueForAll(values, q => q is >= 0 and <= 1)
            ? new Fractions(values, shape, type)
            : throw new ValueError(isPercent
                ? "Percentiles must be in the range [0, 100]"
                : "Quantiles must be in the range [0, 1]");
}
