using Cohort;

namespace Benchmarks.Costs;

/// <summary>Kernels of many kinds: bound by memory, by arithmetic, by launches; in caches and beyond.</summary>
internal static class CostCases
{
    private const int Small = 150_000;
    private const int Medium = 400_000;
    private const int Large = 8_000_000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CostCase> All { get; } =
    [
        Binary("a + b, float64, large", Large, np.float64, (a, b) => a + b),
        Binary("a + b, float64, medium", Medium, np.float64, (a, b) => a + b),
        Binary("a + b, float32, small", Small, np.float32, (a, b) => a + b),
        Binary("a + b, float32, large", Large, np.float32, (a, b) => a + b),
        Binary("a * b, int64, medium", Medium, np.int64, (a, b) => a * b),
        Binary("a + b, int32, large", Large, np.int32, (a, b) => a + b),
        Binary("2a + b*b - 1/(1 + a), float64, large", Large, np.float64, (a, b) => 2 * a + b * b - 1 / (1 + a)),
        Binary("sqrt(a*a + b*b), float64, large", Large, np.float64, (a, b) => np.sqrt(a * a + b * b)),
        Binary("a / b, float64, medium", Medium, np.float64, (a, b) => a / (b + 1)),
        Binary("exp(a), float64, large", Large, np.float64, (a, _) => np.exp(a)),
        Binary("exp(a), float32, large", Large, np.float32, (a, _) => np.exp(a)),
        Binary("sin(a) * cos(b), float64, medium", Medium, np.float64, (a, b) => np.sin(a) * np.cos(b)),
        Binary("log(a + 1), float32, medium", Medium, np.float32, (a, _) => np.log(a + 1)),
        Binary("tanh(a), float64, medium", Medium, np.float64, (a, _) => np.tanh(a)),
        Binary("where(a < b, a, b), float32, large", Large, np.float32, (a, b) => np.where(a < b, a, b)),
        Binary("a.astype(int32), float64, large", Large, np.float64, (a, _) => a.astype(np.int32)),
        Binary("sum(a), float64, large", Large, np.float64, (a, _) => np.sum(a)),
        Binary("sum(a*b), float32, large", Large, np.float32, (a, b) => np.sum(a * b)),
        Matrices("sum over rows, float64", 2000, (a, _) => np.sum(a, axis: 0)),
        Matrices("five-point stencil, float64", 2000, (a, _) => 0.25 * (
            a["1:-1, :-2"] + a["1:-1, 2:"] + a[":-2, 1:-1"] + a["2:, 1:-1"])),
        Matrices("a + b.T, float64", 1500, (a, b) => a + b.T),
        Binary("a[::2] + b[::2], float64, large", Large, np.float64, (a, b) => a["::2"] + b["::2"]),
        Matrices("a @ b, float64, 512", 512, (a, b) => np.matmul(a, b)),
        Binary("sort(a), float64, medium", Medium, np.float64, (a, _) => np.sort(a)),
        Binary("cumsum(a), float64, large", Large, np.float64, (a, _) => np.cumsum(a)),
    ];

    private static CostCase Binary(string name, int length, Type type, Func<NDArray, NDArray, NDArray> call) =>
        new(name, () =>
        {
            var (a, b) = (Uniform(length, type), Uniform(length, type));
            return () => call(a, b);
        });

    private static CostCase Matrices(string name, int order, Func<NDArray, NDArray, NDArray> call) =>
        new(name, () =>
        {
            var a = Uniform(order * order, np.float64).reshape(order, order);
            var b = Uniform(order * order, np.float64).reshape(order, order);
            return () => call(a, b);
        });

    private static NDArray Uniform(int length, Type type) =>
        (100 * np.random.uniform(0.01, 1, new Shape(length))).astype(type);
}
