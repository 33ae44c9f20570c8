using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// A viscous fluid that a constant force drives through a channel: no slip at the walls (the first row and the last),
/// periodic along it (columns 0 and -1 repeat the ones at the other end). Explicit Euler steps of the Navier-Stokes
/// equations with upwind convection; the pressure is what a fixed number of Jacobi sweeps makes of its Poisson equation
/// (Chorin 1968; the usual exercise of finite differences).
/// </summary>
internal sealed class ChannelFlow : IScaleApplication
{
    private const int Sweeps = 10;
    private const double Force = 1;
    private const double Viscosity = 0.1;

    private const string Middle = "1:-1, 1:-1";
    private const string Left = "1:-1, :-2";
    private const string Right = "1:-1, 2:";
    private const string Below = ":-2, 1:-1";
    private const string Above = "2:, 1:-1";

    private readonly double _h;
    private readonly double _dt;
    private readonly NDArray _u;
    private readonly NDArray _v;
    private readonly NDArray _p;

    public ChannelFlow(double units)
    {
        var side = Extents.Side(units);
        var size = new Shape(side, side);
        _h = 2.0 / (side - 1);
        _dt = 0.1 * _h * _h / Viscosity;
        _u = np.zeros(size);
        _v = np.zeros(size);
        _p = np.zeros(size);
    }

    public double Units => _u.size;

    public IReadOnlyList<NDArray> Step()
    {
        var (u, v, p) = (_u, _v, _p);
        var (dudx, dvdx) = ((u[Right] - u[Left]) / (2 * _h), (v[Right] - v[Left]) / (2 * _h));
        var (dudy, dvdy) = ((u[Above] - u[Below]) / (2 * _h), (v[Above] - v[Below]) / (2 * _h));
        var source = _h * _h / 4 * ((dudx + dvdy) / _dt - dudx * dudx - 2 * dudy * dvdx - dvdy * dvdy);
        for (var i = 0; i < Sweeps; i++)
        {
            p[Middle] = 0.25 * (p[Right] + p[Left] + p[Above] + p[Below]) - source;
            Repeat(p);
            p["0"] = p["1"];
            p["-1"] = p["-2"];
        }

        var nextU = Moved(u, (p[Right] - p[Left]) / (2 * _h)) + _dt * Force;
        var nextV = Moved(v, (p[Above] - p[Below]) / (2 * _h));
        u[Middle] = nextU;
        v[Middle] = nextV;
        Repeat(u);
        Repeat(v);
        return [u, v, p];
    }

    // A velocity after a step: carried along, pushed by the pressure, slowed by its neighbours.
    private NDArray Moved(NDArray f, NDArray slope)
    {
        var middle = f[Middle];
        var carried = (_u[Middle] * (middle - f[Left]) + _v[Middle] * (middle - f[Below])) / _h;
        var slowed = Viscosity / (_h * _h) * (f[Right] + f[Left] + f[Above] + f[Below] - 4 * middle);
        return middle + _dt * (slowed - carried - slope);
    }

    private static void Repeat(NDArray f)
    {
        f["1:-1, 0"] = f["1:-1, -2"];
        f["1:-1, -1"] = f["1:-1, 1"];
    }
}
