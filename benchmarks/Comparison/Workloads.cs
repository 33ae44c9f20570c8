namespace Benchmarks.Comparison;

/// <summary>What is compared.</summary>
internal static class Workloads
{
    /// <summary>The workload beside which the bandwidth of copying memory is measured.</summary>
    public const string Chain = "chain";

    /// <summary>All of them; peers that lack one leave it out.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(Chain, "2*a + b*b - 1/(1+a), 1e7 doubles", 1) { TimesNumPy = 6, BytesMoved = 3 * 8 * 10_000_000L },
        new("jacobi", "in-place 5-point Jacobi step, 2000 x 2000", 10) { TimesNumPy = 5 },
        new("squares", "((a-b)**2).sum(), 1e7 doubles", 1) { TimesNumPy = 4 },
        new("small", "a + b, 10 doubles", 5_000) { TimesNumPy = 1 / 0.35, Seconds = 130e-9 },
        new("element", "a.GetDouble(i)", 200_000) { Seconds = 20e-9 },
        new("item", "(double)a[i, j]", 100_000) { Seconds = 60e-9 },
        new("slice", "a[\"2:8\"], a view", 100_000) { Seconds = 100e-9 },
        new("matmul", "matmul, 1024 x 1024 doubles", 1) { TimesNumPy = 0.8 },
    ];
}
