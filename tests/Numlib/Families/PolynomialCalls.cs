using static Cohort.Tests.Numlib.Families.FamilyCalls;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Polynomials by their coefficients.</summary>
public static class PolynomialCalls
{
    public static readonly Dictionary<string, Func<NDArray[], NDArray[]>> All = new()
    {
        ["poly"] = Of(np.poly),
        ["polyval"] = Of((p, x) => np.polyval(p, x)),
        ["polyadd"] = Of(np.polyadd),
        ["polysub"] = Of(np.polysub),
        ["polymul"] = Of(np.polymul),
        ["polydiv"] = a => np.polydiv(a[0], a[1]) is var (quotient, rest) ? [quotient, rest] : [],
        ["polyder"] = Of(p => np.polyder(p)),
        ["polyder 2"] = Of(p => np.polyder(p, 2)),
        ["polyint"] = Of(p => np.polyint(p)),
        ["polyint 3"] = Of(p => np.polyint(p, 3)),
        ["polyint constants"] = Of((p, k) => np.polyint(p, 2, k)),
        ["polyint constant"] = Of(p => np.polyint(p, 2, 1.5)),
        ["polyfit"] = Of((x, y) => np.polyfit(x, y, 3)),
        ["polyfit columns"] = Of((x, y) => np.polyfit(x, y, 2)),
        ["polyfit weights"] = Of((x, y, w) => np.polyfit(x, y, 2, w: w)),
        ["polyfit full"] = a => np.polyfit(a[0], a[1], 2, full: true) is var fit
            ? [fit.coeffs, fit.residuals!, fit.rank!, fit.singular_values!]
            : [],
        ["polyfit cov"] = a => Both(np.polyfit(a[0], a[1], 2, cov: true)),
        ["polyfit unscaled"] = a => Both(np.polyfit(a[0], a[1], 2, w: a[2], cov: "unscaled")),
        ["polyfit columns cov"] = a => Both(np.polyfit(a[0], a[1], 2, cov: true)),
        ["vander"] = Of(x => np.vander(x)),
        ["vander columns"] = Of(x => np.vander(x, 2, increasing: true)),
        ["vander none"] = Of(x => np.vander(x, 0)),
    };

    private static NDArray[] Both(PolyfitResult fit) => [fit.coeffs, fit.covariance!];
}
