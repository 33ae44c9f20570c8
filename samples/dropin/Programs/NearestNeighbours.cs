using System;
using System.Linq;
using NumSharp;

// k nearest neighbours on the digits: distances, votes, a confusion table.
public sealed class NearestNeighbours
{
    private readonly NDArray points;
    private readonly int[] classes;
    private readonly int k;

    public NearestNeighbours(NDArray points, NDArray labels, int k)
    {
        this.points = points;
        this.classes = labels.astype(np.int32).ToArray<int>();
        this.k = k;
    }

    public static NDArray Distances(NDArray a, NDArray b)
    {
        NDArray aa = np.sum(a * a, 1, true), bb = np.sum(b * b, 1).reshape(1, -1);
        return np.sqrt(np.maximum(aa + bb - 2 * np.dot(a, b.T), 0));
    }

    public int[] Classify(NDArray queries)
    {
        NDArray nearest = np.argsort(Distances(queries, points), axis: 1)[$":, :{k}"];
        int[] result = new int[queries.shape[0]];
        for (int i = 0; i < result.Length; i++)
        {
            long[] row = nearest[i].ToArray<long>();
            int[] votes = row.Select(j => classes[j]).ToArray();
            result[i] = (int)np.argmax(np.bincount(np.array(votes), minlength: 10));
        }
        return result;
    }

    public static void Run(string data, bool quick)
    {
        var archive = np.load_npz(data + "/digits.npz");
        NDArray x = archive["images"].astype(typeof(double));
        NDArray y = archive["labels"];
        int split = quick ? 300 : 1300, end = quick ? 340 : 1797;
        var model = new NearestNeighbours(x[$"0:{split}"], y[$"0:{split}"], 5);
        int[] guesses = model.Classify(x[$"{split}:{end}"]);
        NDArray truth = y[$"{split}:{end}"];

        NDArray table = np.zeros((10, 10), np.int32);
        for (int i = 0; i < guesses.Length; i++)
        {
            int actual = (int)truth.GetInt64(i);
            table[actual, guesses[i]] = table.GetInt32(actual, guesses[i]) + 1;
        }
        Console.WriteLine(table.ToString());
        Console.WriteLine($"right {np.trace(table)} of {table.sum()}");

        NDArray perClass = np.diag(table) / np.maximum(table.sum(1), 1);
        foreach (double rate in perClass.ToArray<double>())
            Console.Write($"{rate} ");
        Console.WriteLine();

        // the closest pair of different digits
        NDArray d = Distances(x[$":{split}"], x[$":{split}"]);
        NDArray same = y[$":{split}"].reshape(-1, 1) == y[$":{split}"].reshape(1, -1);
        d = np.where(same, np.inf, d);
        long flat = np.argmin(d);
        double squared = Math.Round(Math.Pow((double)d.min(), 2));
        Console.WriteLine($"closest strangers {flat / split} and {flat % split}, {Math.Sqrt(squared)} apart");

        // means as prototypes
        NDArray centres = np.stack(Enumerable.Range(0, 10).Select(c => x[y == c].mean(0)).ToArray());
        NDArray byCentre = np.argmin(Distances(x, centres), axis: 1);
        double accuracy = (double)np.count_nonzero(byCentre == y) / y.size;
        Console.WriteLine($"by the nearest mean {accuracy}, centres {centres.Shape}, sum {np.sum(centres)}");
    }
}
