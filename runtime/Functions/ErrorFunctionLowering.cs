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

    /// <summary>log(erfc(x)) in x - 3 for x in [1, 6], 2^-59.5.</summary>
    private static ReadOnlySpan<double> High =>
    [
        -10.720363041981132, -6.303753689003961, -0.9573942188040315, -0.007411891787586788, 0.0013533104964760581,
        -0.0002456920572961318, 4.308167001572117e-05, -7.115882910595064e-06, 1.0690984344373793e-06,
        -1.3586679233022887e-07, 1.2090900975695791e-08, 9.160816463488496e-10, -7.941720626411455e-10,
        -6.889255269713808e-11, -1.3317483838281033e-10, 2.869128464135416e-11, 2.5049792692599936e-11,
        8.71898487534229e-12, 1.0495970869229545e-12,
    ];

    /// <summary>log(erfc(x)) in x - 2.5 for x in [1, 4], 2^-35.8.</summary>
    private static ReadOnlySpan<double> NarrowHigh =>
    [
        -7.806815300588798, -5.352680673489017, -0.9438922393298691, -0.010854119475752834, 0.002166972106517638,
        -0.00042869156400731674, 6.426649934562215e-05, -2.0516248030451976e-05, 2.1140171572282766e-07,
    ];

    public static GraphValue Erf(GraphValue x, bool narrow)
    {
        var a = x.Absolute();
        var limited = a.Minimum(a.Constant(narrow ? 4 : 6));
        var low = Polynomial.Evaluate(a * a, narrow ? NarrowLow : Low).MultiplyAdd(a, a);
        var exponent = narrow
            ? Polynomial.Evaluate(limited - 2.5, NarrowHigh)
            : Polynomial.Evaluate(limited - 3.0, High);
        var high = 1.0 - ExponentialLowering.ExpInRange(exponent, narrow);
        return FloatBits.FlipSign((a < 1).Select(low, high), x);
    }
}
