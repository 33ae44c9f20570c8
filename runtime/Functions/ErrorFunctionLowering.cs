namespace Cohort.Runtime.Functions;

/// <summary>
/// The error function: a polynomial below 1; from there to 6, where it is 1, by one minus the exponential of a
/// polynomial for log(erfc). The coefficients are our own, by Remez's algorithm.
/// </summary>
internal static class ErrorFunctionLowering
{
    /// <summary>erf(x) / x - 1 in x^2 up to 1, 2^-62.7.</summary>
    private static ReadOnlySpan<double> Low =>
    [
        0.1283791670955126, -0.3761263890318375, 0.11283791670954858, -0.02686617064507296, 0.00522397762478137,
        -0.0008548326978765149, 0.00012055331037551108, -1.4925593518728226e-05, 1.6460972954153765e-06,
        -1.635002619207727e-07, 1.4657883530919653e-08, -1.136567067182716e-09, 5.945255584223488e-11,
    ];

    /// <summary>erf(x) / x - 1 in x^2 up to 1, 2^-34.8.</summary>
    private static ReadOnlySpan<double> NarrowLow =>
    [
        0.1283791670581101, -0.37612638435247936, 0.11283781980767998, -0.026865400315652405, 0.005220945939521413,
        -0.0008482833103632552, 0.00011256960228019762, -9.641507314887568e-06,
    ];

    /// <summary>log(erfc(x)) in x - 1 for x in [1, 6], 2^-56.3.</summary>
    private static ReadOnlySpan<double> High =>
    [
        -1.8496055099332482, -2.638967514234769, -0.8431072563597544, -0.041561098018532784, 0.010033825117880275,
        -0.001977900900930739, 0.0002373155244452274, 2.6297574701963914e-05, -2.719836804879558e-05,
        9.665295341558787e-06, -2.119044591339977e-06, 1.887507445974426e-07, 7.144778542690899e-08,
        -4.1254227530664106e-08, 1.1764380892875893e-08, -2.252274005684928e-09, 2.998230717976158e-10,
        -2.6771249902206946e-11, 1.445090025674035e-12, -3.565976058265603e-14,
    ];

    /// <summary>log(erfc(x)) in x - 1 for x in [1, 4], 2^-35.8.</summary>
    private static ReadOnlySpan<double> NarrowHigh =>
    [
        -1.8496055098430668, -2.6389675291630037, -0.8431068764021074, -0.04156462277552879, 0.010049554271591375,
        -0.002016446411288758, 0.000293014856344085, -2.3057967364560688e-05, 2.1234954932353127e-07,
    ];

    public static GraphValue Erf(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var limited = a.Minimum(a.Constant(narrow ? 4 : 6));
        var low = Polynomial.Evaluate(a * a, narrow ? NarrowLow : Low).MultiplyAdd(a, a);
        var exponent = Polynomial.Evaluate(limited - 1.0, narrow ? NarrowHigh : High);
        var high = 1.0 - ExponentialLowering.ExpInRange(exponent, narrow);
        return FloatBits.FlipSign((a < 1).Select(low, high), x);
    }
}
