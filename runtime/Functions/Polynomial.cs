namespace Cohort.Runtime.Functions;

/// <summary>Polynomials by Horner's rule with fused multiply-adds.</summary>
internal static class Polynomial
{
    /// <summary>c[0] + c[1] x + c[2] x^2 + ...</summary>
    public static GraphValue Evaluate(GraphValue x, params ReadOnlySpan<double> coefficients)
    {
        var sum = x.Constant(coefficients[^1]);
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = sum.MultiplyAdd(x, coefficients[i]);
        }

        return sum;
    }
}
