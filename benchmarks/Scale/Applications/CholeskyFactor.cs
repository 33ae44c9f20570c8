using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>The Cholesky factor of a matrix whose diagonal outweighs the rest.</summary>
internal sealed class CholeskyFactor : IScaleApplication
{
    private readonly NDArray _matrix;

    public CholeskyFactor(double units)
    {
        var edge = Extents.Edge(units);
        var half = np.random.default_rng(42).random(new Shape(edge, edge));
        _matrix = half + half.T + 2 * edge * np.eye(edge);
    }

    public double Units => Math.Pow(_matrix.shape[0], 3);

    public IReadOnlyList<NDArray> Step() => [np.linalg.cholesky(_matrix)];
}
