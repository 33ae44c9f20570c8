using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Conjugate gradients (Hestenes and Stiefel 1952) for a dense symmetric matrix.</summary>
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
        var random = np.random.default_rng(42);
        var half = random.random(new Shape(side, side));
        _matrix = half + half.T + 2 * side * np.eye(side);
        _x = np.zeros(side);
        _residual = random.random(new Shape(side));
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
