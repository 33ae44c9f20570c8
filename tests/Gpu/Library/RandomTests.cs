using Xunit;

namespace Cohort.Tests.Gpu.Library;

/// <summary>Uniform numbers on GPUs and on all cores: the bits of the stream drawn one by one.</summary>
public sealed class RandomTests
{
    public static TheoryData<string> Targets => LibraryTargets.Names;

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_device_draws_the_bits_of_the_stream(string target)
    {
        foreach (var isPhilox in new[] { false, true })
        {
            foreach (var count in new[] { 1, 5, 700, 5000 })
            {
                var expected = OneByOne(isPhilox, count);
                Assert.Equal(expected, LibraryTargets.Run(target, "random", () => AtOnce(isPhilox, count)));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_cores_draw_the_bits_of_the_stream(bool isPhilox)
    {
        const int Count = 100_003;
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        Assert.Equal(OneByOne(isPhilox, Count), AtOnce(isPhilox, Count));
    }

    [Fact]
    public void Philox_has_the_bits_of_NumPy()
    {
        // np.random.Generator(np.random.Philox(42)).random(3), and jumped, by NumPy 2.
        var rng = new Generator(new Philox(12345));
        Assert.Equal("Generator(Philox)", rng.ToString());
        Assert.Equal(
            [0.42075435954078155, 0.6531709678504624, 0.4331635821770152], rng.random(new Shape(3)).ToArray<double>());
        var jumped = new Generator(new Philox(12345).jumped());
        Assert.Equal([0.7670753428043188, 0.34429451850419435], jumped.random(new Shape(2)).ToArray<double>());
    }

    private static Generator Create(bool isPhilox) => new(isPhilox ? new Philox(7) : new PCG64(7));

    // Doubles, floats that leave half of a draw waiting, doubles past it, floats that use it, and what comes next.
    private static double[] AtOnce(bool isPhilox, int count)
    {
        var rng = Create(isPhilox);
        var parts = new[]
        {
            rng.random(new Shape(count)), rng.random(new Shape(count | 1), np.float32).astype(np.float64),
            rng.random(new Shape(3)), rng.random(new Shape(count + 2), np.float32).astype(np.float64),
            rng.uniform(-2, 5, new Shape(count)), rng.standard_normal(new Shape(2)),
        };
        return [.. parts.SelectMany(part => part.ToArray<double>())];
    }

    private static double[] OneByOne(bool isPhilox, int count)
    {
        using var session = new Session(new SessionOptions { Devices = "cpu" });
        using var entered = session.Enter();
        var rng = Create(isPhilox);
        return
        [
            .. Repeat(count, () => (double)rng.random()),
            .. Repeat(count | 1, () => (double)(float)rng.random(dtype: np.float32)),
            .. Repeat(3, () => (double)rng.random()),
            .. Repeat(count + 2, () => (double)(float)rng.random(dtype: np.float32)),
            .. Repeat(count, () => (double)rng.uniform(-2, 5)), .. rng.standard_normal(new Shape(2)).ToArray<double>(),
        ];
    }

    private static double[] Repeat(int count, Func<double> draw)
    {
        var drawn = new double[count];
        for (var i = 0; i < count; i++)
        {
            drawn[i] = draw();
        }

        return drawn;
    }
}
