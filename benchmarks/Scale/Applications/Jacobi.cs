using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>Heat in a plate with fixed borders: each point becomes the mean of itself and its neighbours.</summary>
internal sealed class Jacobi : IScaleApplication
{
    private readonly NDArray _plate;

    public Jacobi(double units)
    {
        var side = Extents.Side(units);
        _plate = np.zeros(new Shape(side, side));
        _plate["0"] = -273.15;
        _plate["-1"] = 40.0;
        _plate[":, 0"] = 40.0;
        _plate[":, -1"] = -273.15;
    }

    public double Units => _plate.size;

    public IReadOnlyList<NDArray> Step()
    {
        var middle = _plate["1:-1, 1:-1"];
        var neighbours = _plate[":-2, 1:-1"] + _plate["2:, 1:-1"] + _plate["1:-1, :-2"] + _plate["1:-1, 2:"];
        _plate["1:-1, 1:-1"] = 0.2 * (middle + neighbours);
        return [_plate];
    }
}
