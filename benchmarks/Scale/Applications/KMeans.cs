using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// Lloyd's k-means. Distances come from one matrix product, sums over the members of a cluster from another, with the
/// matrix that says who belongs where.
/// </summary>
internal sealed class KMeans : IScaleApplication
{
    private const int Features = 32;
    private const int Clusters = 32;

    private readonly NDArray _points;
    private NDArray _centres;

    public KMeans(double units)
    {
        var random = np.random.default_rng(42);
        _points = random.random(new Shape(Extents.Length(units), Features));
        _centres = random.random(new Shape(Clusters, Features));
    }

    public double Units => _points.shape[0];

    public IReadOnlyList<NDArray> Step()
    {
        // The squares of the points are the same for all centres.
        var distances = np.sum(_centres * _centres, axis: 1) - 2 * np.matmul(_points, _centres.T);
        var labels = np.argmin(distances, axis: 1);
        var belongs = (labels.reshape(-1, 1) == np.arange(Clusters)).astype(np.float64);
        var members = np.sum(belongs, axis: 0);
        _centres = np.matmul(belongs.T, _points) / np.maximum(members, 1.0).reshape(-1, 1);
        return [_centres];
    }
}
