using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// Conjugate gradients (Hestenes and Stiefel 1952) for the five-point Poisson equation, without a matrix. The direction
/// has a border of zeros.
/// </summary>
internal sealed class StencilConjugateGradient : IScaleApplication
{
    private readonly NDArray _direction;
    private NDArray _x;
    private NDArray _residual;
    private NDArray _square;

    public StencilConjugateGradient(double units)
    {
        var side = Extents.Side(units);
        _x = np.zeros(new Shape(side, side));
        _residual = np.random.default_rng(42).random(new Shape(side, side));
        _direction = np.zeros(new Shape(side + 2, side + 2));
        _direction["1:-1, 1:-1"] = _residual;
        _square = np.sum(_residual * _residual);
    }

    public double Units => _x.size;

    public IReadOnlyList<NDArray> Step()
    {
        var inside = _direction["1:-1, 1:-1"];
        var applied = 4 * inside - _direction["2:, 1:-1"] - _direction[":-2, 1:-1"]
            - _direction["1:-1, 2:"] - _direction["1:-1, :-2"];
        var length = _square / np.sum(inside * applied);
        _x = _x + length * inside;
        _residual = _residual - length * applied;
        var square = np.sum(_residual * _residual);
        _direction["1:-1, 1:-1"] = _residual + square / _square * inside;
        _square = square;
        return [_x, _residual, _direction, _square];
    }
}
