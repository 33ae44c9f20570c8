using Benchmarks.Scale;
using Benchmarks.Scale.Applications;
using Xunit;

namespace Cohort.Tests.Benchmarks;

/// <summary>The applications of the scaling benchmark: the same on any number of devices, and what they should be.
/// </summary>
public sealed class ScaleApplicationTests
{
    // Their seeds: an application draws its arrays in this order.
    private const int Seed = 42;

    public static TheoryData<string> Names => [.. ScaleCases.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_application_gives_the_same_bits_on_one_device_and_on_three(string name)
    {
        var series = LogicalComparison.Run(Case(name), [1, 3], factor: 0.3);
        Assert.Equal([1, 3], series.Results.Select(result => result.Devices));
        Assert.True(series.AreEqual, string.Join(" ", series.Results.SelectMany(result => result.Checksums)));
        Assert.All(series.Results.SelectMany(result => result.Checksums), sum => Assert.True(double.IsFinite(sum)));
        Assert.Equal(1, series.Results[0].PiecesOfKernel);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_application_has_about_the_work_that_it_is_asked_for(string name)
    {
        var one = Case(name);
        Assert.InRange(one.Create(one.UnitsToCompare).Units, 0.6 * one.UnitsToCompare, 1.6 * one.UnitsToCompare);
    }

    [Fact]
    public void A_checksum_knows_places()
    {
        var line = np.arange(1000).astype(np.float64);
        Assert.NotEqual(LogicalComparison.Checksum(line), LogicalComparison.Checksum(line["::-1"]));
        Assert.NotEqual(
            LogicalComparison.Checksum(line.reshape(20, 50)), LogicalComparison.Checksum(line.reshape(50, 20).T));
    }

    [Fact]
    public void Calls_and_puts_keep_parity()
    {
        var count = Extents.Length(1000);
        var random = np.random.default_rng(Seed);
        var (spot, strike, years) = (
            random.uniform(5, 30, new Shape(count)), random.uniform(1, 100, new Shape(count)),
            random.uniform(0.25, 10, new Shape(count)));
        var prices = new BlackScholes(1000).Step();
        var gap = prices[0] - prices[1] - (spot - strike * np.exp(-0.02 * years));
        Assert.InRange((double)np.max(np.abs(gap)), 0, 1e-12);
        Assert.True((bool)np.all(prices[0] > -1e-5));
    }

    [Fact]
    public void Jacobi_takes_means_of_neighbours()
    {
        var jacobi = new Jacobi(64 * 64);
        var plate = jacobi.Step()[0];
        var before = Square(plate.copy());
        var after = Square(jacobi.Step()[0]);
        for (var i = 0; i < 64; i++)
        {
            for (var j = 0; j < 64; j++)
            {
                var isBorder = i is 0 or 63 || j is 0 or 63;
                var expected = isBorder ? before[i, j] : 0.2 * (before[i, j]
                    + (before[i - 1, j] + before[i + 1, j] + before[i, j - 1] + before[i, j + 1]));
                Assert.Equal(expected, after[i, j], 1e-12);
            }
        }
    }

    [Fact]
    public void A_channel_flows_along_and_alike_everywhere_along_it()
    {
        var flow = new ChannelFlow(64 * 64);
        IReadOnlyList<NDArray> fields = [];
        for (var i = 0; i < 200; i++)
        {
            fields = flow.Step();
        }

        var (u, v) = (Square(fields[0]), Square(fields[1]));
        for (var j = 0; j < 64; j++)
        {
            Assert.Equal(0, u[0, j]);
            Assert.Equal(0, u[63, j]);
            for (var i = 1; i < 63; i++)
            {
                Assert.Equal(u[i, 1], u[i, j], 1e-12);
                Assert.Equal(u[i, 1], u[63 - i, 1], 1e-12);
                Assert.Equal(0, v[i, j], 1e-12);
            }
        }

        // Near a wall it is slower; far from one nothing has slowed it yet.
        Assert.True(u[1, 1] < u[5, 1] && u[5, 1] < u[31, 1]);
        Assert.Equal(200 * 0.1 * Math.Pow(2.0 / 63, 2) / 0.1, u[31, 1], 1e-3 * u[31, 1]);
    }

    [Theory]
    [InlineData("cg-dense", 8, 1e-9)]
    [InlineData("cg-stencil", 120, 1e-3)]
    public void Conjugate_gradients_converge(string name, int steps, double share)
    {
        var solver = Case(name).Create(64 * 64);
        var first = (double)solver.Step()[^1];
        var last = first;
        for (var i = 0; i < steps; i++)
        {
            last = (double)solver.Step()[^1];
        }

        Assert.InRange(last, 0, share * share * first);
    }

    [Fact]
    public void K_means_moves_centres_to_the_means_of_their_points()
    {
        var random = np.random.default_rng(Seed);
        var points = random.random(new Shape(640, 32)).ToArray<double>();
        var centres = random.random(new Shape(32, 32)).ToArray<double>();
        var sums = new double[32 * 32];
        var members = new double[32];
        for (var p = 0; p < 640; p++)
        {
            var nearest = Enumerable.Range(0, 32).MinBy(c => Enumerable.Range(0, 32).Sum(
                f => Math.Pow(points[(32 * p) + f] - centres[(32 * c) + f], 2)));
            members[nearest]++;
            for (var f = 0; f < 32; f++)
            {
                sums[(32 * nearest) + f] += points[(32 * p) + f];
            }
        }

        var found = new KMeans(640).Step()[0].ToArray<double>();
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(sums[i] / Math.Max(1, members[i / 32]), found[i], 1e-12);
        }
    }

    [Fact]
    public void Logistic_regression_steps_along_the_gradient()
    {
        const int Count = 320;
        var random = np.random.default_rng(Seed);
        var samples = (random.random(new Shape(Count, 32)) - 0.5).ToArray<double>();
        var labels = (random.random(new Shape(Count)) > 0.5).ToArray<bool>();
        var found = new LogisticRegression(Count).Step()[0].ToArray<double>();
        for (var f = 0; f < 32; f++)
        {
            var gradient = Enumerable.Range(0, Count).Sum(i => samples[(32 * i) + f] * (labels[i] ? -0.5 : 0.5));
            Assert.Equal(-0.1 / Count * gradient, found[f], 1e-14);
        }
    }

    [Fact]
    public void The_Cholesky_factor_gives_the_matrix_back()
    {
        var half = np.random.default_rng(Seed).random(new Shape(64, 64));
        var matrix = half + half.T + 2 * 64 * np.eye(64);
        var lower = new CholeskyFactor(64 * 64 * 64).Step()[0];
        Assert.InRange((double)np.max(np.abs(np.matmul(lower, lower.T) - matrix)), 0, 1e-11);
    }

    [Fact]
    public void Deblurring_keeps_the_light_and_sharpens()
    {
        var lucy = new RichardsonLucy(64 * 64);
        var first = lucy.Step()[0].copy();
        NDArray last = first;
        for (var i = 0; i < 20; i++)
        {
            last = lucy.Step()[0];
        }

        Assert.Equal((double)np.sum(first), (double)np.sum(last), 1e-9 * (double)np.sum(first));
        Assert.True((double)np.std(last) > (double)np.std(first));
    }

    [Fact]
    public void Sorting_and_running_sums_do_what_they_say()
    {
        var numbers = np.random.default_rng(Seed).random(new Shape(640)).ToArray<double>();
        Assert.Equal(numbers.Order(), new Sorting(640).Step()[0].ToArray<double>());
        var sum = 0.0;
        foreach (var (number, running) in numbers.Zip(new Scan(640).Step()[0].ToArray<double>()))
        {
            sum += number;
            Assert.Equal(sum, running, 1e-10);
        }
    }

    [Fact]
    public void A_matrix_product_is_that_of_rows_and_columns()
    {
        var random = np.random.default_rng(Seed);
        var (left, right) = (Square(random.random(new Shape(64, 64))), Square(random.random(new Shape(64, 64))));
        var product = Square(new MatrixProduct(64 * 64 * 64).Step()[0]);
        for (var i = 0; i < 64; i += 7)
        {
            for (var j = 0; j < 64; j += 5)
            {
                Assert.Equal(Enumerable.Range(0, 64).Sum(k => left[i, k] * right[k, j]), product[i, j], 1e-11);
            }
        }
    }

    [Fact]
    public void The_memory_of_one_sentence_is_that_of_its_words_in_turn()
    {
        const int Width = 512;
        var random = np.random.default_rng(Seed);
        var words = (random.random(new Shape(16, 64, Width), np.float32) - 0.5f)[":, 3"].ToArray<float>();
        var ofInput = ((random.random(new Shape(Width, 4 * Width), np.float32) - 0.5f) / 16f).ToArray<float>();
        var ofHidden = ((random.random(new Shape(Width, 4 * Width), np.float32) - 0.5f) / 16f).ToArray<float>();
        var (hidden, cell) = (new double[Width], new double[Width]);
        for (var word = 0; word < 16; word++)
        {
            var gates = new double[4 * Width];
            for (var k = 0; k < Width; k++)
            {
                for (var g = 0; g < gates.Length; g++)
                {
                    gates[g] += (words[(word * Width) + k] * ofInput[(k * 4 * Width) + g])
                        + (hidden[k] * ofHidden[(k * 4 * Width) + g]);
                }
            }

            for (var i = 0; i < Width; i++)
            {
                cell[i] = (Sigmoid(gates[Width + i]) * cell[i])
                    + (Sigmoid(gates[i]) * Math.Tanh(gates[(3 * Width) + i]));
                hidden[i] = Sigmoid(gates[(2 * Width) + i]) * Math.Tanh(cell[i]);
            }
        }

        var found = new LstmForward(64).Step();
        Assert.All(hidden.Zip(found[0]["3"].ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(cell.Zip(found[1]["3"].ToArray<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    private static ScaleCase Case(string name) => ScaleCases.All.Single(one => one.Name == name);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double[,] Square(NDArray array)
    {
        var values = array.ToArray<double>();
        var side = (int)array.shape[0];
        var square = new double[side, side];
        Buffer.BlockCopy(values, 0, square, 0, values.Length * sizeof(double));
        return square;
    }
}
