using Cohort;
using Samples.Pictures;

namespace Samples.Applications;

/// <summary>Lloyd's k-means, with seeds spread by k-means++ (Arthur and Vassilvitskii 2007).</summary>
internal sealed class KMeans : IApplication
{
    private const int Clusters = 10;

    public string Name => "kmeans";

    public string Summary => "k-means on the handwritten digits; how pure the clusters are";

    public string SizeMeaning => "images, 20 to 1797";

    public string StepsMeaning => "restarts with other seeds";

    public Workload Usual => new(1797, Steps: 20);

    public Outcome Run(string data, Workload work)
    {
        using var digits = np.load_npz(Path.Combine(data, "digits.npz"));
        var images = Math.Max(work.Size, 2 * Clusters);
        var pixels = digits["images"][$":{images}"].astype(np.float64) / 16;
        var truth = digits["labels"][$":{images}"];

        var random = np.random.RandomState(2024);
        var best = double.PositiveInfinity;
        NDArray centres = pixels[$":{Clusters}"], members = pixels;
        for (var restart = 0; restart < work.Steps; restart++)
        {
            var (found, belongs, inertia) = Cluster(pixels, Spread(pixels, random), iterations: 30);
            if (inertia < best)
            {
                (centres, members, best) = (found, belongs, inertia);
            }
        }

        // Row: cluster, column: digit. The purity counts the commonest digit of each cluster.
        var digitOf = (truth.reshape(-1, 1) == np.arange(10)).astype(np.float64);
        var purity = (double)np.dot(members.T, digitOf).max(1).sum() / pixels.shape[0];

        var panels = Enumerable.Range(0, Clusters).Select(k => new Panel("", centres[$"{k}"].reshape(8, 8))).ToArray();
        var title = $"The {Clusters} cluster centres, purity {purity:0.000}";
        return new Outcome(
            $"{pixels.shape[0]} images of 64 pixels", $"purity {purity:0.000}", purity,
            new HeatMaps("kmeans-centres", title, panels) { Columns = 5, Colours = ColourMap.Grey });
    }

    /// <summary>Seeds: each next one is drawn with a probability proportional to its squared distance.</summary>
    private static NDArray Spread(NDArray pixels, NumPyRandom random)
    {
        var count = (int)pixels.shape[0];
        var centres = np.zeros((Clusters, pixels.shape[1]));
        centres["0"] = pixels[$"{(int)random.randint(0, count)}"];
        var nearest = np.full(new long[] { count }, double.PositiveInfinity);
        for (var k = 1; k < Clusters; k++)
        {
            nearest = np.minimum(nearest, np.square(pixels - centres[$"{k - 1}"]).sum(1));
            var reached = np.cumsum(nearest);
            var chosen = (int)(reached < reached["-1"] * random.uniform()).sum();
            centres[$"{k}"] = pixels[$"{Math.Min(chosen, count - 1)}"];
        }

        return centres;
    }

    private static (NDArray Centres, NDArray Members, double Inertia) Cluster(
        NDArray pixels, NDArray centres, int iterations)
    {
        NDArray members = pixels, distances = pixels;
        for (var i = 0; i < iterations; i++)
        {
            // |x - c|^2 = |x|^2 - 2 x.c + |c|^2, and |x|^2 does not change which centre is nearest.
            distances = np.square(centres).sum(1) - 2 * np.dot(pixels, centres.T);
            members = (np.argmin(distances, 1).reshape(-1, 1) == np.arange(Clusters)).astype(np.float64);
            var counts = np.maximum(members.sum(0), 1.0);
            centres = np.dot(members.T, pixels) / counts.reshape(-1, 1);
        }

        var inertia = (double)(np.min(distances, 1).sum() + np.square(pixels).sum());
        return (centres, members, inertia);
    }
}
