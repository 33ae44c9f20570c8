using Cohort.Runtime;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Numlib.Families;

/// <summary>Functions that only record: no kernel runs before somebody asks for a value.</summary>
public sealed class DeferralTests
{
    private static readonly Dictionary<string, Func<NDArray, NDArray, NDArray>> Calls = new()
    {
        ["median"] = (v, m) => np.median(m, 0),
        ["percentile"] = (v, m) => np.percentile(m, new[] { 10.0, 50 }, 1),
        ["nanmedian"] = (v, m) => np.nanmedian(m, 1),
        ["cov"] = (v, m) => np.cov(m),
        ["corrcoef"] = (v, m) => np.corrcoef(m),
        ["convolve"] = (v, m) => np.convolve(v, np.ones(5)),
        ["convolve with a long kernel"] = (v, m) => np.convolve(v, v, "same"),
        ["interp"] = (v, m) => np.interp(v, np.arange(5.0), np.arange(5.0)),
        ["interp with a period"] = (v, m) => np.interp(v, np.arange(5.0), np.arange(5.0), period: 4),
        ["angle"] = (v, m) => np.angle(v),
        ["nan_to_num"] = (v, m) => np.nan_to_num(v),
        ["i0"] = (v, m) => np.i0(v),
        ["unwrap"] = (v, m) => np.unwrap(v),
        ["gradient"] = (v, m) => np.gradient(v),
        ["trapezoid"] = (v, m) => np.trapezoid(m),
        ["polyval"] = (v, m) => np.polyval(np.arange(4.0), v),
        ["polyint"] = (v, m) => np.polyint(v, 2),
        ["vander"] = (v, m) => np.vander(v, 4),
        ["isin"] = (v, m) => np.isin(m, v),
        ["lexsort"] = (v, m) => np.lexsort(m),
        ["insert"] = (v, m) => np.insert(m, new[] { 1, 2 }, v["0"], 1),
        ["delete"] = (v, m) => np.delete(m, 1, 0),
        ["resize"] = (v, m) => np.resize(v, 100),
        ["einsum"] = (v, m) => np.einsum("ij,kj->ik", m, m),
        ["einsum of three"] = (v, m) => np.einsum("ij,jk,kl->il", m, m.T, m),
        ["kron"] = (v, m) => np.kron(m, v),
        ["cross"] = (v, m) => np.cross(m[":, :3"], m[":, 1:4"]),
        ["vecdot"] = (v, m) => np.vecdot(m, m),
        ["frexp"] = (v, m) => np.frexp(v).Mantissa,
        ["packbits"] = (v, m) => np.packbits(v > 0),
        ["pad"] = (v, m) => np.pad(m, 2),
        ["pad with edges"] = (v, m) => np.pad(m, 2, "edge"),
        ["pad with ramps"] = (v, m) => np.pad(m, 2, "linear_ramp"),
        ["pad with medians"] = (v, m) => np.pad(m, 2, "median"),
        ["pad with reflections"] = (v, m) => np.pad(m, 2, "reflect", reflect_type: "odd"),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_starts_nothing(string name)
    {
        using var session = new EngineConfiguration(1, new EngineOptions { InlineElements = 0 }).CreateSession(1);
        using (session.Enter())
        {
            var (vector, matrix) = (np.arange(30.0) - 7, np.arange(42.0).reshape(6, 7));
            var before = session.Statistics;
            var result = Calls[name](vector, matrix);
            Assert.Equal(0, (session.Statistics - before).KernelsLaunched);
            Assert.Equal(result.size, result.astype(np.float64).ToArray<double>().Length);
        }
    }
}
