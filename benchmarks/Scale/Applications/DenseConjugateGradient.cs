using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Conjugate gradients (Hestenes and Stiefel 1952) for a dense matrix: near places are alike, and the
/// diagonal outweighs the rest.</summary>
internal sealed class DenseConjugateGradient : IScaleApplication
{
    private readonly NDArray _matrix;
    private NDArray _x;
    private NDArray _residual;
    private NDArray _direction;
    private NDArray _square;

    public DenseConjugateGradient(double units)
    {
        var side = Extents.Side(units);
        var place = np.arange(side).astype(np.float64);
        var distance = np.abs(place.reshape(-1, 1) - place);
        _matrix = np.exp(-distance / side) + 2 * side * (distance == 0).astype(np.float64);
        _x = np.zeros(side);
        _residual = np.random.default_rng(42).random(new Shape(side));
        _direction = _residual;
        _square = np.dot(_residual, _residual);
    }

    public double Units => _matrix.size;

    public IReadOnlyList<NDArray> Step()
    {
        var applied = np.matmul(_matrix, _direction);
        var length = _square / np.dot(_direction, applied);
        _x = _x + length * _direction;
        _residual = _residual - length * applied;
        var square = np.dot(_residual, _residual);
        _direction = _residual + square / _square * _direction;
        _square = square;
        return [_x, _residual, _direction, _square];
    }
}
