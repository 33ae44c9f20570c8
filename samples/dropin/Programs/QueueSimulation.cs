using System;
using System.IO;
using System.Linq;
using NumSharp;
using NumSharp.Generic;
using NumSharp.IO;

// Customers at counters: arrivals, waiting times, bootstrap errors, and the results kept in files.
public static class QueueSimulation
{
    public static void Run(string data, bool quick)
    {
        int customers = quick ? 800 : 80000;
        NDArray waits = Waiting(customers);
        Summary(waits);
        Bootstrap(waits["0:400"], quick ? 50 : 2000);
        Streams();
        Fit(waits);
        Files(waits["0:60"]);
        Gaps(waits["0:24"].copy());
        Sets();
    }

    private static NDArray Waiting(int customers)
    {
        NumPyRandom random = np.random.RandomState(2024);
        NDArray<double> between = random.exponential(1.0, new Shape(customers)).MakeGeneric<double>();
        NDArray<double> service = random.uniform(0.2, 1.4, new Shape(customers)).MakeGeneric<double>();
        NDArray<double> wait = new NDArray<double>(customers);
        for (int i = 1; i < customers; i++)
        {
            wait[i] = Math.Max(0, wait[i - 1] + service[i - 1] - between[i]);
        }

        NativeRandomState state = random.get_state();
        NDArray one = random.rand(3);
        random.set_state(state);
        Console.WriteLine($"{state.Algorithm} {state.Key.Length} again {np.array_equal(one, random.rand(3))}");
        return wait;
    }

    private static void Summary(NDArray waits)
    {
        Console.WriteLine($"mean {waits.mean()} std {waits.std(ddof: 1)} longest {waits.max()} idle "
            + $"{np.count_nonzero(waits == 0)}");
        Console.WriteLine($"quantiles {np.quantile(waits, new[] { 0.5, 0.9, 0.99 })}");
        var (counts, edges) = (np.bincount(waits.astype(np.int32)), np.arange((int)(double)waits.max() + 2));
        Console.WriteLine($"minutes {counts["0:5"]} of {edges.size}");
        NDArray lagged = np.corrcoef(waits[":-1"], waits["1:"]);
        Console.WriteLine($"correlation {lagged[0, 1]} {np.cov(waits[":-1"], waits["1:"])[0, 0]}");
        NDArray smooth = np.convolve(waits["0:40"], np.ones(5) / 5, "valid");
        Console.WriteLine($"smooth {smooth.size} {smooth["::9"]}");
        Console.WriteLine($"weighted {np.average(waits["0:10"], weights: np.arange(10.0) + 1)}");
        NDArray blocks = waits["0:400"].reshape(20, 20);
        Console.WriteLine($"blocks {np.max(blocks.mean(1))} {np.min(blocks.var(0))} "
            + $"{np.median(blocks, axis: 1)["0:3"]}");
    }

    private static void Bootstrap(NDArray sample, int rounds)
    {
        Generator rng = np.random.default_rng(77);
        NDArray means = np.zeros(rounds);
        for (int i = 0; i < rounds; i++)
        {
            NDArray places = rng.integers(0, sample.size, new Shape(sample.size));
            means[i] = np.take(sample, places).mean();
        }

        Console.WriteLine($"error {means.std()} interval {np.percentile(means, 5)} {np.percentile(means, 95)}");
        Console.WriteLine($"normal {rng.normal(10, 2, new Shape(3))} {rng.standard_normal(new Shape(2, 2)).ravel()}");
        Console.WriteLine($"order {rng.permutation(6)} {rng.choice(10, new Shape(4))}");
    }

    private static void Streams()
    {
        var twister = new MT19937(5);
        Console.WriteLine($"twister {twister.NextUInt32()} {twister.NextDouble()} {twister.Key.Length}");
        var seeds = new SeedSequence(42);
        Console.WriteLine($"seeds {string.Join(" ", seeds.generate_state(3).Cast<object>())} {seeds.pool_size}");
        var generator = new Generator(new PCG64(seeds));
        Console.WriteLine($"pcg {generator.random(new Shape(2))}");
        np.random.seed(8);
        Console.WriteLine($"legacy {np.random.randn(2)} {np.random.randint(0, 100, new Shape(4))} "
            + $"{np.random.permutation(5)}");
        NDArray deck = np.arange(8);
        np.random.shuffle(deck);
        Console.WriteLine($"deck {deck}, laplace {np.random.laplace(0, 1, new Shape(2))}, weibull "
            + $"{np.random.weibull(2, new Shape(2))}");
        NDArray<int> faces = np.random.randint(1, 7, new Shape(5)).MakeGeneric<int>();
        Console.WriteLine($"faces {faces[0]} {faces.GetAtIndex(4)} {faces.ToArray<int>().Sum()}");
    }

    private static void Fit(NDArray waits)
    {
        NDArray x = np.linspace(0, 1, 7);
        var line = new poly1d(np.array(new[] { 2.0, -3.0, 1.0 }));
        Console.WriteLine($"poly {line.Call(2.0)} {line.Call(x).sum()} {line.order} {line.deriv().coeffs} "
            + $"{line.integ().coeffs}");
        poly1d product = line * new poly1d(np.array(new[] { 1.0, 1.0 }));
        Console.WriteLine($"product {product.coeffs} {(product - line).coeffs} {np.polyval(product.coeffs, 3.0)}");
        NDArray levels = np.interp(np.array(new[] { 0.05, 0.5, 0.95 }), x, line.Call(x));
        Console.WriteLine($"levels {levels}");
        NDArray spectrum = np.fft.rfft(waits["0:64"] - waits["0:64"].mean());
        Console.WriteLine($"power {np.argmax(np.abs(spectrum))} {np.sum(np.abs(spectrum) * np.abs(spectrum))}");
        NDArray a = np.array(new[,] { { 4.0, 1.0 }, { 2.0, 3.0 } });
        Console.WriteLine($"solved {np.dot(np.linalg.inv(a), np.array(new[] { 1.0, 2.0 }))} {np.linalg.det(a)}");
    }

    private static void Files(NDArray waits)
    {
        string folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            string one = Path.Combine(folder, "waits.npy");
            np.save(one, waits.reshape(6, 10));
            NDArray back = np.load_npy(one);
            Console.WriteLine($"loaded {back.Shape} {np.array_equal(back.ravel(), waits)}");
            string many = Path.Combine(folder, "all.npz");
            np.savez(many, waits, np.arange(3));
            using (NpzFile file = np.load_npz(many))
            {
                Console.WriteLine($"files {string.Join(",", file.Files)} {file["arr_1"]} {file.ContainsKey("arr_0")}");
            }

            string text = Path.Combine(folder, "waits.txt");
            np.savetxt(text, waits.reshape(6, 10), "%.6f", ",");
            NDArray table = np.loadtxt(text, delimiter: ",");
            Console.WriteLine($"table {table.Shape} {np.allclose(table, waits.reshape(6, 10), 1e-3, 1e-5)}");
            string raw = Path.Combine(folder, "waits.bin");
            waits.tofile(raw);
            Console.WriteLine($"raw {np.fromfile(raw, np.float64).sum()} {new FileInfo(raw).Length}");
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Gaps(NDArray waits)
    {
        waits["::5"] = np.nan;
        Console.WriteLine($"gaps {np.count_nonzero(np.isnan(waits))} {np.nanmean(waits)} {np.nanmax(waits)} "
            + $"{np.nanstd(waits)}");
        NDArray filled = np.nan_to_num(waits, nan: -1.0);
        Console.WriteLine($"filled {filled.min()} {filled["0:3"]} {np.nanmedian(waits)}");
        NDArray mask = ~np.isnan(waits);
        Console.WriteLine($"present {waits[mask].sum()} {np.extract(mask, waits).size}");
        np.place(waits, np.isnan(waits), np.array(new[] { 7.0 }));
        Console.WriteLine($"placed {waits.sum()} {np.isclose(waits["0"], 7.0)}");
    }

    private static void Sets()
    {
        NDArray a = np.array(new[] { 3, 1, 2, 3 });
        NDArray b = np.array(new[] { 3, 4, 5 });
        Console.WriteLine($"sets {np.union1d(a, b)} {np.intersect1d(a, b)} {np.setdiff1d(a, b)} {np.isin(a, b)}");
        Console.WriteLine($"scalars {np.array(new[] { 7 }).item<int>()} {(int)np.array(7)} {a.item<int>(1)}");
        Console.WriteLine($"sorted {np.sort(a)} {a.argsort()} {np.searchsorted(np.sort(a), 2)} {np.ediff1d(a)}");
        NDArray joined = np.concatenate(new[] { a, b });
        Console.WriteLine($"joined {joined} {np.split(joined["0:6"], 3)[1]} {np.append(a, b).size} "
            + $"{np.insert(a, 1, 9)} {np.delete(a, 0)}");
        Console.WriteLine($"{np.array2string(np.array(new[] { 1.5, 2.25 }), precision: 1)} {np.array_repr(a)} "
            + $"{a.ToString()}");
    }
}
