using Cohort;

namespace Benchmarks.Functions.OfCohort;

/// <summary>The calls of <see cref="SharedRows"/> and those that NumSharp has not or that fail there.</summary>
internal sealed class OwnRows : Rows
{
    private readonly SharedRows _shared;
    private readonly NDArray x;
    private readonly NDArray y;
    private readonly NDArray i;
    private readonly NDArray j;
    private readonly NDArray m;
    private readonly NDArray a;
    private readonly NDArray z;

    /// <summary>Makes the inputs.</summary>
    public OwnRows(int n, int rows)
    {
        _shared = new SharedRows(n, rows);
        var step = np.arange(n).astype(typeof(double));
        x = np.sin(step) * 0.4 + 0.5;
        y = np.cos(step) * 0.4 + 0.5;
        i = (x * 1000).astype(typeof(long));
        j = (y * 1000).astype(typeof(long)) + 1;
        m = x > 0.5;
        a = x.reshape(rows, n / rows);
        z = x + (y * new System.Numerics.Complex(0, 1));
    }

    /// <summary>Everything.</summary>
    public IEnumerable<Row> All() =>
    [
        .. _shared.All(), Of(() => np.hypot(x, y)), Of(() => np.heaviside(x, y)), Of(() => np.sinc(x)),
        Of(() => np.gcd(i, j)), Of(() => np.fmod(x, y)), Of(() => np.ldexp(x, i % 8)), Of(() => np.signbit(x)),
        Of(() => np.spacing(x)), Of(() => np.i0(x)), Of(() => np.nan_to_num(x)), Of(() => np.real(z)),
        Of(() => np.conj(z)), Of(() => np.angle(z)), Of(() => np.abs(z)), Of(() => np.multiply(z, z)),
        Of(() => np.exp(z)), Of(() => np.sum(z)), Of(() => np.median(x)), Of(() => np.percentile(x, 30)),
        Of(() => np.quantile(x, 0.3)), Of(() => np.nanmedian(x)), Of(() => np.median(a, 0)),
        Of(() => (NDArray)np.gradient(x)), Of(() => np.trapz(x)), Of(() => np.interp(x, x["0:1"] * 0, y["0:1"])),
        Of(() => np.convolve(x, y["0:5"], "same")), Of(() => np.correlate(x, y["0:5"], "same")),
        Of(() => np.histogram(x, 20)), Of(() => np.cov(x, y)), Of(() => np.corrcoef(x, y)), Of(() => np.unwrap(x)),
        Of(() => np.hanning(1000)), Of(() => np.polyval(x["0:5"], y)), Of(() => np.isin(i, j["0:20"])),
        Of(() => np.union1d(i, j)), Of(() => np.intersect1d(i, j)), Of(() => np.setdiff1d(i, j)),
        Of(() => np.lexsort(new[] { i, j })), Of(() => np.trim_zeros(x)), Of(() => np.insert(x, 3, 0.5)),
        Of(() => np.delete(x, 3)), Of(() => np.kron(x["0:3"], y)), Of(() => np.einsum("ij,ij->i", a, a)),
        Of(() => np.packbits(m)), Of(() => np.pad(x, 2, "reflect")), Of(() => np.apply_along_axis(np.sum, 1, a)),
    ];
}
