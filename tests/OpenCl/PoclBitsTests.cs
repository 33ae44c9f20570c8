using System.Runtime.InteropServices;
using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.OpenCl;

/// <summary>The same bits on OpenCL devices and on the CPU, for work that is large enough to be cut.</summary>
public sealed class PoclBitsTests
{
    private static readonly Dictionary<string, Func<NDArray, NDArray>> Work = new()
    {
        ["chain"] = a => 2 * a + a * a - 1 / (1 + a),
        ["exp"] = a => np.exp(a),
        ["sin"] = a => np.sin(a * 100),
        ["log"] = a => np.log(np.abs(a) + 1e-300),
        ["sqrt"] = a => np.sqrt(np.abs(a)) / 3,
        ["reversed steps"] = a => a["::-2, 1::3"] + 1,
        ["transposed"] = a => a.T * 2 + np.arange(150),
        ["stencil"] = a => a["1:-1, 1:-1"] - 0.25 * (a["2:, 1:-1"] + a[":-2, 1:-1"]),
        ["integers"] = a => (a * 1000).astype(np.int32) % 7,
        ["halves"] = a => a.astype(np.float16) + a.astype(np.float16),
        ["sum"] = a => np.sum(a),
        ["sum of rows"] = a => np.sum(a * a, axis: 1),
        ["sum of columns"] = a => np.sum(a, axis: 0),
        ["largest"] = a => np.max(a, axis: 0) - np.min(a),
        ["position"] = a => np.argmax(a, axis: 1),
        ["deviation"] = a => np.std(a, axis: 1),
    };

    public static TheoryData<string> Names => [.. Work.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Work_gives_the_bits_of_the_CPU(string name)
    {
        Pocl.Devices();
        foreach (var type in new[] { np.float64, np.float32 })
        {
            var expected = Run(new Session(new SessionOptions { Devices = "cpu" }), name, type);
            var session = new PoclSession(2) { Options = new EngineOptions() }.Create();
            Assert.Equal(expected, Run(session.Session, name, type));
            session.CheckPlans();
        }
    }

    private static byte[] Run(Session session, string name, Type type)
    {
        using (session)
        using (session.Enter())
        {
            var values = np.linspace(-3.0, 5.0, 150 * 130).reshape(150, 130).astype(type);
            var result = np.ascontiguousarray(Work[name](values));
            return MemoryMarshal.AsBytes(result.astype(np.float64).ToArray<double>().AsSpan()).ToArray();
        }
    }
}
