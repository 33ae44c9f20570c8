using Benchmarks.Comparison;

namespace Benchmarks.Gpu;

/// <summary>What the GPU benchmark computes: the name of a workload ends with its type.</summary>
internal static class GpuWorkloads
{
    /// <summary>The workload whose bandwidth others are held against.</summary>
    public const string Copy = "copy_f32";

    /// <summary>
    /// How many elements the arrays have on which launching is measured: too many to be computed at the call.
    /// </summary>
    public const int Few = 1 << 17;

    private const double Single = 1e-5;
    private const double Half = 1e-2;

    /// <summary>All workloads at a size.</summary>
    public static IReadOnlyList<Workload> Of(GpuSizes sizes) =>
        [.. Elementwise(sizes), .. Reductions(sizes), .. Library(sizes), .. Overheads(sizes)];

    private static IEnumerable<Workload> Elementwise(GpuSizes sizes)
    {
        var (singles, doubles) = (sizes.Bytes / 4, sizes.Bytes / 8);
        var cells = sizes.Side * sizes.Side;
        yield return Of(Copy, $"b[:] = a, {singles:#,0} floats", 2 * sizes.Bytes, singles);
        yield return Of("chain_f32", $"2*a + b*b - 1/(1+c), {singles:#,0} floats", 4 * sizes.Bytes, singles);
        yield return Of("chain_f64", $"2*a + b*b - 1/(1+c), {doubles:#,0} doubles", 4 * sizes.Bytes, doubles);
        yield return Of(
            "blackscholes_f32", $"calls and puts, {singles / 4:#,0} floats", 5 * sizes.Bytes / 4, singles / 4);
        yield return Of(
            "blackscholes_f64", $"calls and puts, {doubles / 4:#,0} doubles", 5 * sizes.Bytes / 4, doubles / 4);
        yield return Of(
            "jacobi_f64", $"in-place 5-point step, {sizes.Side:#,0} x {sizes.Side:#,0} doubles", 2 * 8 * cells,
            sizes.Side) with
        { Repetitions = 10 };
    }

    private static IEnumerable<Workload> Reductions(GpuSizes sizes)
    {
        var (rows, columns) = (sizes.Rows, sizes.Columns);
        var (singles, doubles, cells) = (sizes.Bytes / 4, sizes.Bytes / 8, rows * columns);
        var matrix = $"{rows:#,0} x {columns:#,0} floats";
        yield return Of("sum_f32", $"sum, {singles:#,0} floats", sizes.Bytes, singles);
        yield return Of("sum_f64", $"sum, {doubles:#,0} doubles", sizes.Bytes, doubles);
        yield return Of("sumrows_f32", $"sum of rows, {matrix}", 4 * cells, rows, columns);
        yield return Of("sumcolumns_f32", $"sum of columns, {matrix}", 4 * cells, rows, columns);
        yield return Of("softmax_f32", $"softmax of rows, {matrix}", 8 * cells, rows, columns);
    }

    private static IEnumerable<Workload> Library(GpuSizes sizes)
    {
        var order = sizes.Order;
        foreach (var (suffix, type) in new[] { ("f16", "halves"), ("f32", "floats"), ("f64", "doubles") })
        {
            yield return Of($"matmul_{suffix}", $"matmul, {order:#,0} x {order:#,0} {type}", 0, order)
                with
            { Flops = 2.0 * order * order * order };
        }

        yield return Of("sort_f32", $"sort, {sizes.Sorted:#,0} floats", 0, sizes.Sorted);
    }

    private static IEnumerable<Workload> Overheads(GpuSizes sizes)
    {
        yield return Of("statements_f32", $"a += 1, {Few:#,0} floats, a statement", 0, Few)
            with
        { Repetitions = sizes.Repetitions };
        yield return Of("launch_f32", "the same, each flushed by itself", 0, Few)
            with
        { Repetitions = sizes.Repetitions };
        yield return Of("roundtrip_f32", "the same, each waited for", 0, Few)
            with
        { Repetitions = Math.Max(sizes.Repetitions / 4, 1) };
    }

    private static Workload Of(string name, string text, long bytes, params long[] sizes) => new(name, text, 1)
    {
        BytesMoved = bytes,
        Sizes = sizes,
        Tolerance = name[^3..] switch
        {
            "f16" => Half,
            "f32" => Single,
            _ => 1e-9,
        },
    };
}
