using Cohort;

namespace Benchmarks.Peers.OfCohort;

/// <summary>
/// The workloads as C# array code. The build compiles this file a second time, for NumSharp, with the using line and
/// the namespace changed: what is compared is the same program.
/// </summary>
/// <param name="wait">Returns when everything that was asked for has been computed.</param>
internal sealed class ArrayTrials(Action wait)
{
    private const int Long = 10_000_000;
    private const int Side = 2000;
    private const int Order = 1024;

    private NDArray? _kept;
    private double _sum;

    /// <summary>Makes the inputs of a workload.</summary>
    public ITrial? Prepare(string workload) => workload switch
    {
        "chain" => Chain(),
        "jacobi" => Jacobi(),
        "squares" => Squares(),
        "small" => Small(),
        "element" => Element(),
        "item" => Item(),
        "slice" => Slicing(),
        "matmul" => Matmul(),
        _ => null,
    };

    private LocalTrial Chain()
    {
        var (a, b) = (np.linspace(0.0, 1.0, Long), np.linspace(2.0, 1.0, Long));
        NDArray Compute() => 2 * a + b * b - 1 / (1 + a);
        return Repeated(() => (double)Compute().sum(), () => _kept = Compute());
    }

    private LocalTrial Jacobi()
    {
        NDArray Plate()
        {
            var plate = np.zeros((Side, Side));
            plate["0"] = 100.0;
            return plate;
        }

        void Step(NDArray u) =>
            u["1:-1, 1:-1"] = 0.25 * (u["2:, 1:-1"] + u[":-2, 1:-1"] + u["1:-1, 2:"] + u["1:-1, :-2"]);

        double Check()
        {
            var plate = Plate();
            for (var i = 0; i < 10; i++)
            {
                Step(plate);
            }

            return (double)plate.mean();
        }

        var u = Plate();
        return Repeated(Check, () => Step(u));
    }

    private LocalTrial Squares()
    {
        var (a, b) = (np.linspace(0.0, 1.0, Long), np.linspace(2.0, 1.0, Long));
        double Compute() => (double)np.square(a - b).sum();
        return Repeated(Compute, () => _sum += Compute());
    }

    private LocalTrial Small()
    {
        var (a, b) = (np.arange(10.0), np.arange(10.0) * 0.5);
        return Repeated(() => (double)(a + b).sum(), () => _kept = a + b);
    }

    private LocalTrial Element()
    {
        var a = np.arange(10.0);
        return Repeated(() => a.GetDouble(5), () => _sum += a.GetDouble(5));
    }

    private LocalTrial Item()
    {
        var a = np.arange(64.0).reshape(8, 8);
        var (i, j) = (3, 5);
        return Repeated(() => (double)a[i, j], () => _sum += (double)a[i, j]);
    }

    private LocalTrial Slicing()
    {
        var a = np.arange(10.0);
        return Repeated(() => (double)a["2:8"].sum(), () => _kept = a["2:8"]);
    }

    private LocalTrial Matmul()
    {
        var a = np.linspace(0.0, 1.0, Order * Order).reshape(Order, Order);
        var b = np.linspace(1.0, 0.0, Order * Order).reshape(Order, Order);
        return Repeated(() => (double)np.matmul(a, b).sum(), () => _kept = np.matmul(a, b));
    }

    private LocalTrial Repeated(Func<double> check, Action once) => new(
        check,
        repetitions =>
        {
            for (var i = 0; i < repetitions; i++)
            {
                once();
            }

            wait();
        });
}
