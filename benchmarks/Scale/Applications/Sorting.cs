using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Random numbers in order.</summary>
internal sealed class Sorting : IScaleApplication
{
    private readonly NDArray _numbers;

    public Sorting(double units) =>
        _numbers = np.random.default_rng(42).random(new Shape(Extents.Length(units)));

    public double Units => _numbers.size;

    public IReadOnlyList<NDArray> Step() => [np.sort(_numbers)];
}
