using Cohort.Runtime;
using Xunit;

namespace Cohort.Tests.Model;

/// <summary>Where rounding depends on the order of additions, the order must not depend on the devices.</summary>
public sealed class SameBitsTests
{
    private static readonly Dictionary<string, Func<IEnumerable<NDArray>>> Computations = new()
    {
        ["sums"] = () => Data().SelectMany(a => Axes().Select(axes => np.sum(a, axes))),
        ["means"] = () => Data().SelectMany(a => Axes().Select(axes => np.mean(a, axes))),
        ["variances"] = () => Data().SelectMany(a => Axes().Select(axes => np.var(a, axes))),
        ["sums of views"] = () => Data().SelectMany(a => Axes().Select(axes => np.sum(np.swapaxes(a, 0, 1), axes))),
        ["fused sums"] = () => Data().SelectMany(a => Axes().Select(axes => np.sum(np.sqrt(a * a + 1), axes))),
        ["products"] = () => Data().Select(a => np.matmul(a[0], np.transpose(a[1]))),
        ["stacks of products"] = () => Data().Select(a => np.matmul(a, np.swapaxes(a, 1, 2))),
        ["products with a vector"] = () => Data().Select(a => np.dot(a[0], a[1, 3])),
        ["running sums"] = () => Data().Select(a => np.cumsum(a, 1)),
        ["random numbers"] = () =>
        [
            np.random.default_rng(5).random(new Shape(5000)),
            np.random.default_rng(6).standard_normal(new Shape(5000)),
            np.random.RandomState(7).rand(5000),
        ],
    };

    public static TheoryData<string> Names => [.. Computations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_have_the_same_bits_on_any_number_of_devices(string name)
    {
        var expected = Bits(new Session(new SessionOptions()), name);
        Assert.All(expected, bits => Assert.Contains(bits, b => b != 0));
        foreach (var devices in new[] { 1, 2, 3, 4, 7 })
        {
            var options = new EngineOptions { InlineElements = 0 };
            Assert.Equal(expected, Bits(new EngineConfiguration(devices, options).CreateSession(0), name));
        }
    }

    private static List<byte[]> Bits(Session session, string name)
    {
        using (session)
        using (session.Enter())
        {
            return [.. Computations[name]().Select(result => result.tobytes())];
        }
    }

    private static IEnumerable<NDArray> Data()
    {
        var random = new Random(3);
        foreach (var shape in new long[][] { [3, 257, 40], [8, 70, 33] })
        {
            var values = new double[shape[0] * shape[1] * shape[2]];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4));
            }

            var array = np.array(values).reshape(shape);
            yield return array;
            yield return array.astype(np.float32);
        }
    }

    private static IEnumerable<int[]?> Axes() => [null, [0], [1], [2], [0, 1], [0, 2], [1, 2]];
}
