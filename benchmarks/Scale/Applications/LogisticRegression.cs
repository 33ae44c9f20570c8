using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Logistic regression by gradient descent over all samples.</summary>
internal sealed class LogisticRegression : IScaleApplication
{
    private const int Features = 32;
    private const double Rate = 0.1;

    private readonly NDArray _samples;
    private readonly NDArray _labels;
    private NDArray _weights;

    public LogisticRegression(double units)
    {
        var count = Extents.Length(units);
        var random = np.random.default_rng(42);
        _samples = random.random(new Shape(count, Features)) - 0.5;
        _labels = (random.random(new Shape(count)) > 0.5).astype(np.float64);
        _weights = np.zeros(Features);
    }

    public double Units => _labels.size;

    public IReadOnlyList<NDArray> Step()
    {
        var error = 1 / (1 + np.exp(-np.matmul(_samples, _weights))) - _labels;
        _weights = _weights - Rate / Units * np.matmul(_samples.T, error);
        return [_weights];
    }
}
