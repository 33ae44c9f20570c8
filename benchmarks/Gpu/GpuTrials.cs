using Benchmarks.Comparison;
using Benchmarks.Peers;
using Cohort;

namespace Benchmarks.Gpu;

/// <summary>The workloads of the GPU benchmark as C# array code, in the current session.</summary>
internal sealed class GpuTrials
{
    private const int CheckedSteps = 10;

    private readonly Type _type;
    private readonly long[] _sizes;
    private NDArray? _kept;

    private GpuTrials(Workload workload)
    {
        _type = workload.Name[^3..] switch
        {
            "f16" => np.float16,
            "f32" => np.float32,
            _ => np.float64,
        };
        _sizes = [.. workload.Sizes];
    }

    /// <summary>Makes the inputs of a workload; null when there is none of its name.</summary>
    public static LocalTrial? Prepare(Workload workload)
    {
        var trials = new GpuTrials(workload);
        return workload.Name[..^4] switch
        {
            "copy" => trials.Copy(),
            "chain" => trials.Chain(),
            "blackscholes" => trials.BlackScholes(),
            "jacobi" => trials.Jacobi(),
            "sum" => trials.Repeated(a => a.sum(), trials.Line(0.0, 1.0, trials._sizes[0])),
            "sumrows" => trials.Repeated(a => a.sum(1), trials.Matrix(0.0, 1.0)),
            "sumcolumns" => trials.Repeated(a => a.sum(0), trials.Matrix(0.0, 1.0)),
            "softmax" => trials.Softmax(),
            "matmul" => trials.Matmul(),
            "sort" => trials.Sort(),
            "statements" => trials.Statements(static () => { }),
            "launch" => trials.Statements(Session.Current.Flush),
            "roundtrip" => trials.Statements(Session.Current.Wait),
            _ => null,
        };
    }

    private LocalTrial Copy()
    {
        var (a, b) = (Line(0.0, 1.0, _sizes[0]), np.zeros(new Shape(_sizes[0]), _type));
        return Repeated(
            () =>
            {
                b[":"] = a;
                return Total(b);
            },
            () => b[":"] = a);
    }

    private LocalTrial Chain()
    {
        var (a, b) = (Line(0.0, 1.0, _sizes[0]), Line(2.0, 1.0, _sizes[0]));
        return Repeated(c => 2 * a + b * b - 1 / (1 + c), Line(1.0, 3.0, _sizes[0]));
    }

    private LocalTrial BlackScholes()
    {
        var (spot, strike) = (Line(50.0, 150.0, _sizes[0]), Line(140.0, 60.0, _sizes[0]));
        var years = Line(0.1, 2.0, _sizes[0]);
        double Check()
        {
            var (call, put) = Price(spot, strike, years);
            return Total(call) + Total(put);
        }

        NDArray? other = null;
        return Repeated(Check, () =>
        {
            (_kept, other) = Price(spot, strike, years);
            GC.KeepAlive(other);
        });
    }

    private LocalTrial Jacobi()
    {
        NDArray Plate()
        {
            var plate = np.zeros(new Shape(_sizes[0], _sizes[0]), _type);
            plate["0"] = 100.0;
            return plate;
        }

        return Stepping(Plate, static u =>
            u["1:-1, 1:-1"] = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]));
    }

    private LocalTrial Softmax()
    {
        static NDArray Compute(NDArray a)
        {
            var e = np.exp(a - np.max(a, axis: 1, keepdims: true));
            return e / np.sum(e, 1, keepdims: true);
        }

        var a = Matrix(-4.0, 4.0);
        return Repeated(() => Total(Compute(a)[":, -1"]), () => _kept = Compute(a));
    }

    private LocalTrial Matmul()
    {
        var a = Line(0.0, 1.0, _sizes[0] * _sizes[0]).reshape(_sizes[0], _sizes[0]);
        return Repeated(b => np.matmul(a, b), Line(1.0, 0.0, _sizes[0] * _sizes[0]).reshape(_sizes[0], _sizes[0]));
    }

    private LocalTrial Sort()
    {
        var count = _sizes[0];
        var mixed = new double[count];
        for (var i = 0L; i < count; i++)
        {
            mixed[i] = (uint)((ulong)i * 2654435761UL) / 4294967296.0;
        }

        var a = np.array(mixed).astype(_type);
        double Check()
        {
            var ordered = np.sort(a).astype(np.float64);
            return ordered.GetDouble(count / 3) + 2 * ordered.GetDouble(count / 2) + 4 * ordered.GetDouble(count - 1);
        }

        return Repeated(Check, () => _kept = np.sort(a));
    }

    private LocalTrial Statements(Action between) => Stepping(
        () => np.zeros(new Shape(_sizes[0]), _type),
        a =>
        {
            a[":"] = a + 1;
            between();
        });

    private LocalTrial Stepping(Func<NDArray> start, Action<NDArray> step)
    {
        double Check()
        {
            var state = start();
            for (var i = 0; i < CheckedSteps; i++)
            {
                step(state);
            }

            return Total(state) / state.size;
        }

        var kept = start();
        return Repeated(Check, () => step(kept));
    }

    private LocalTrial Repeated(Func<NDArray, NDArray> compute, NDArray a) =>
        Repeated(() => Total(compute(a)), () => _kept = compute(a));

    private static LocalTrial Repeated(Func<double> check, Action once) => new(
        check,
        repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                once();
            }

            Session.Current.Wait();
        });

    private static (NDArray Call, NDArray Put) Price(NDArray spot, NDArray strike, NDArray years)
    {
        var deviation = 0.25 * np.sqrt(years);
        var d1 = (np.log(spot / strike) + (0.03 + 0.5 * 0.25 * 0.25) * years) / deviation;
        var d2 = d1 - deviation;
        var discounted = strike * np.exp(-0.03 * years);
        return (spot * Normal(d1) - discounted * Normal(d2), discounted * Normal(-d2) - spot * Normal(-d1));
    }

    // Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.17.
    private static NDArray Normal(NDArray x)
    {
        var t = 1 / (1 + 0.2316419 * np.abs(x));
        var polynomial =
            t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var tail = np.exp(-0.5 * x * x) * polynomial / Math.Sqrt(2 * Math.PI);
        return np.where(x >= 0, 1 - tail, tail);
    }

    private static double Total(NDArray a) => (double)np.sum(a, np.float64);

    private NDArray Line(double start, double stop, long count) => np.linspace(start, stop, count).astype(_type);

    private NDArray Matrix(double start, double stop) =>
        Line(start, stop, _sizes[0] * _sizes[1]).reshape(_sizes[0], _sizes[1]);
}
