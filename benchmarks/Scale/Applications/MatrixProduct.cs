using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>A product of two square matrices.</summary>
internal sealed class MatrixProduct : IScaleApplication
{
    private readonly NDArray _left;
    private readonly NDArray _right;

    public MatrixProduct(double units)
    {
        var edge = Extents.Edge(units);
        var random = np.random.default_rng(42);
        _left = random.random(new Shape(edge, edge));
        _right = random.random(new Shape(edge, edge));
    }

    public double Units => Math.Pow(_left.shape[0], 3);

    public IReadOnlyList<NDArray> Step() => [np.matmul(_left, _right)];
}
