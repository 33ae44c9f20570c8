using Cohort.Kernels;
using Cohort.Kernels.Cpu;
using Cohort.Runtime;
using Cohort.Runtime.Devices;
using Cohort.Tests.Model;
using Xunit;

namespace Cohort.Tests.Numlib;

/// <summary>
/// What runs at the call, in one library operation or in a kernel of its own gives the same bits wherever it runs.
/// </summary>
public sealed class SameBitsTests
{
    private static readonly double[] Steps = [.. Enumerable.Range(0, 5000).Select(i => i * 0.37)];

    private static readonly (string Name, Func<NDArray, NDArray, NDArray> Call)[] Calls =
    [
        ("var", static (x, _) => np.var(x)), ("std", static (x, _) => np.std(x)),
        ("std along", static (x, _) => np.std(Table(x), 1)), ("var along", static (x, _) => np.var(Table(x), 0)),
        ("var of integers", static (x, _) => np.var((x * 100).astype(typeof(int)))),
        ("nansum", static (_, y) => np.nansum(y)), ("nanprod", static (_, y) => np.nanprod(y)),
        ("nanmax", static (_, y) => np.nanmax(y)), ("nanmin", static (_, y) => np.nanmin(Table(y), 1)),
        ("nanmean", static (_, y) => np.nanmean(y)), ("nanstd", static (_, y) => np.nanstd(y)),
        ("nanvar along", static (_, y) => np.nanvar(Table(y), 0)), ("nanvar of numbers", static (x, _) => np.nanvar(x)),
        ("nanmean of numbers", static (x, _) => np.nanmean(Table(x), 0)),
        ("dot", static (x, y) => np.dot(x, y)), ("inner", static (x, _) => np.inner(x, x + 1)),
        ("vdot", static (x, _) => np.vdot(x["::-1"], x)), ("matmul", static (x, _) => np.matmul(x["::2"], x["::2"])),
        ("einsum", static (x, _) => np.einsum("ij,ij->i", Table(x), Table(x))),
        ("einsum of all", static (x, _) => np.einsum("ij,ij->", Table(x), Table(x))),
        ("max", static (x, y) => np.max(np.concatenate([x, y * 0, -x]))),
        ("min of zeros", static (x, _) => np.min(x * 0.0 * np.where(x > 0.5, -1.0, 1.0))),
        ("max along", static (x, _) => np.max(x[":4998"].reshape(-1, 3), 1)),
        ("sum of triples", static (x, _) => np.sum(x[":4998"].reshape(-1, 3), 1)),
        ("sum of sevens", static (x, _) => np.sum(x[":4998"].reshape(-1, 7), 1)),
        ("sum over images", static (x, _) => np.sum(x[":4998"].reshape(14, 119, 3), 0)),
        ("sum across images", static (x, _) => np.sum(x[":4998"].reshape(14, 119, 3), 1)),
        ("sum of complex", static (x, y) => np.sum(Complex(x, y))),
        ("sum of complex along", static (x, y) => np.sum(Table(Complex(x, y)), 0)),
        ("sum of few complex", static (x, y) => np.sum(Complex(x, y)[":4998"].reshape(-1, 3), 1)),
        ("interp", static (x, y) => np.interp(y * 6000, Ascending(x), x)),
        ("interp at one", static (x, y) => np.interp(y, x[":1"], x["1:2"])),
        ("interp with ends", static (x, y) => np.interp(y, Ascending(x)[":5"] / 9, x[":5"], -1.0, double.NaN)),
        ("correlate", static (x, _) => np.correlate(x, x[":5"], "same")),
        ("convolve", static (x, _) => np.convolve(x[":7"], x, "full")),
        ("convolve of many", static (x, _) => np.convolve(x, x[":40"], "full")),
        ("correlate of integers", static (x, _) => np.correlate(Integers(x), Integers(x)[":4"], "full")),
        ("gcd", static (x, _) => np.gcd(Integers(x), Integers(x["::-1"]))),
        ("lcm", static (x, _) => np.lcm(Integers(x), np.array(12L))),
        ("packbits", static (x, _) => np.packbits(x > 0.5)),
        ("packbits along", static (x, _) => np.packbits(Table(x) > 0.5, 0, "little")),
        ("isin", static (x, _) => np.isin(np.tile(Integers(x), 2), Integers(x)[":9"])),
        ("extract", static (x, y) => np.extract(x > 0.5, y)), ("compress", static (x, y) => np.compress(x > 0.5, y)),
        ("argwhere", static (x, _) => np.argwhere(x > 0.5)), ("tril", static (x, _) => np.tril(Table(x), -3)),
        ("triu", static (x, _) => np.triu(Table(x), 2)), ("take", static (x, _) => np.take(x, Integers(x) - 400)),
        ("rows", static (x, _) => Table(x)[Integers(x) % 50]), ("bincount", static (x, _) => np.bincount(Integers(x))),
        ("digitize", static (x, y) => np.digitize(y, Ascending(x)[":12"] / 50)),
        ("searchsorted", static (x, y) => np.searchsorted(np.sort(x), y, "right")),
        ("any", static (x, _) => np.any(x > 0.9, false)), ("all", static (x, _) => np.all(x > 0.2, false)),
        ("count_nonzero", static (x, _) => np.count_nonzero(Integers(x) % 3)),
    ];

    public static TheoryData<string> Names => [.. Calls.Select(call => call.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bits_are_the_same_at_the_call_and_recorded_on_one_device_or_three(string name)
    {
        var call = Calls.Single(one => one.Name == name).Call;
        var atOnce = Run(call, 1, new EngineOptions());
        Assert.Equal(atOnce, Run(call, 1, new EngineOptions { InlineElements = 0 }));
        Assert.Equal(atOnce, Run(call, 3, new EngineOptions { InlineElements = 0 }));
        Assert.Equal(atOnce, Run(call, 2, new EngineOptions()));
    }

    private static string Run(Func<NDArray, NDArray, NDArray> call, int count, EngineOptions options)
    {
        var kernels = new HostKernels(null);
        IDevice[] devices =
            [.. Enumerable.Range(0, count).Select(i => new CpuDevice($"cpu:{i}", 1, 1L << 30, kernels))];
        using var session = new Session(new Engine(devices, new SpreadingMapper(4096), new HostKernels(), options));
        using (session.Enter())
        {
            var x = np.array(Array.ConvertAll(Steps, step => 0.5 + (0.4 * Math.Sin(step))));
            var y = np.array(Array.ConvertAll(Steps, step => step % 7 < 0.5 ? double.NaN : Math.Cos(step)));
            var result = call(x, y);
            var shape = string.Join(',', result.shape);
            return $"{result.typecode} ({shape}) {Convert.ToHexString(result.tobytes())}";
        }
    }

    private static NDArray Table(NDArray x) => x.reshape(50, 100);

    private static NDArray Integers(NDArray x) => (x * 1000).astype(typeof(long));

    private static NDArray Ascending(NDArray x) => np.cumsum(x + 1);

    private static NDArray Complex(NDArray x, NDArray y) => x + (y * new System.Numerics.Complex(0, 1));
}
