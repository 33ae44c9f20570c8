using System;
using System.Collections.Generic;
using System.Text;
using NumSharp;

// A ledger of made-up sales: grouping, ranking, quantiles, and letters of a text.
public static class SalesTables
{
    private const string Text =
        "the quick brown fox jumps over the lazy dog and the dog looks up at the fox that went over it again";

    public static void Run(string data, bool quick)
    {
        int n = quick ? 2000 : 300000;
        np.random.seed(11);
        NDArray shop = np.random.randint(0, 12, n);
        NDArray day = np.random.randint(0, 365, n);
        NDArray amount = np.random.exponential(40.0, n);
        amount = np.round_(amount, 2);

        ByShop(shop, amount);
        ByDay(day, amount);
        Distribution(amount);
        Ranking(shop, amount);
        Missing(amount);
        Letters();
    }

    private static void ByShop(NDArray shop, NDArray amount)
    {
        var (shops, counts) = np.unique_counts(shop);
        Console.WriteLine("shop  sales   total    mean    largest");
        for (int i = 0; i < shops.size; i++)
        {
            int id = (int)shops[i];
            NDArray sales = amount[shop == id];
            Console.WriteLine($"{id} {counts.GetInt64(i)} {(double)sales.sum()} {(double)sales.mean()} {sales.max()}");
        }
    }

    private static void ByDay(NDArray day, NDArray amount)
    {
        NDArray perDay = np.bincount(day, amount, 365);
        NDArray week = perDay["0:364"].reshape(52, 7);
        Console.WriteLine($"best day {np.argmax(perDay)} with {perDay.amax<double>()}");
        Console.WriteLine($"best week {np.argmax(week.sum(1))}, weekday means {week.mean(0)["0"]} {week.mean(0)["6"]}");
        NDArray growth = week.sum(1)["1:"] / week.sum(1)[":-1"];
        Console.WriteLine($"weeks that grew: {np.count_nonzero(growth > 1)}, most by {growth.max()}");
    }

    private static void Distribution(NDArray amount)
    {
        var sorted = amount.copy();
        sorted.sort();
        Console.WriteLine($"median {np.median(sorted)}, interquartile "
            + $"{(double)np.percentile(amount, 75) - (double)np.percentile(amount, 25)}");
        double[] levels = { 0.01, 0.1, 0.5, 0.9, 0.99 };
        Console.WriteLine($"quantiles {np.quantile(amount, levels)}");
        NDArray edges = np.array(new double[] { 0, 10, 25, 50, 100, 250 });
        NDArray bins = np.digitize(amount, edges);
        Console.WriteLine($"bins {np.bincount(bins, minlength: 7)}");
        Console.WriteLine($"cheaper than 20: {np.searchsorted(sorted, 20.0)}");
        NDArray z = (amount - amount.mean()) / amount.std();
        double skew = (double)np.mean(z * z * z);
        Console.WriteLine($"skew {skew}");
    }

    private static void Ranking(NDArray shop, NDArray amount)
    {
        NDArray order = np.lexsort(new[] { -amount, shop });
        NDArray ranked = shop[order];
        NDArray first = np.concatenate(new[] { np.zeros(1, np.int64), np.flatnonzero(np.diff(ranked)) + 1 });
        NDArray winners = amount[order[first]];
        Console.WriteLine($"largest sale of each shop sums to {winners.sum()}");
        NDArray top = np.partition(amount, (int)amount.size - 10)["-10:"];
        Console.WriteLine($"ten largest sum to {Math.Round((double)top.sum(), 6)}");
    }

    private static void Missing(NDArray amount)
    {
        NDArray holes = amount.copy();
        holes["::7"] = double.NaN;
        Console.WriteLine($"missing {np.count_nonzero(np.isnan(holes))}, mean of the rest {np.nanmean(holes)}, "
            + $"largest {np.nanmax(holes)}, filled {np.nan_to_num(holes).sum()}");
    }

    private static void Letters()
    {
        NDArray letters = np.frombuffer(Encoding.ASCII.GetBytes(Text), np.uint8);
        NDArray only = letters[letters != (byte)' '];
        NDArray[] found = np.unique(only, return_counts: true);
        NDArray order = np.argsort(-found[1].astype(np.int64) * 1000 + found[0])[":5"];
        var line = new List<string>();
        foreach (long i in order.ToArray<long>())
            line.Add($"{(char)found[0].GetByte(i)} {found[1].GetInt64(i)}");
        Console.WriteLine(string.Join(", ", line));
        NDArray upper = only - 32;
        Console.WriteLine(Encoding.ASCII.GetString(upper["0:8"].Data<byte>().ToArray()));
    }
}
