using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Running sums.</summary>
internal sealed class Scan : IScaleApplication
{
    private readonly NDArray _numbers;

    public Scan(double units) => _numbers = np.random.default_rng(42).random(new Shape(Extents.Length(units)));

    public double Units => _numbers.size;

    public IReadOnlyList<NDArray> Step() => [np.cumsum(_numbers)];
}
