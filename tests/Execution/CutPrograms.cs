using Cohort.Tests.Plans;
using Xunit;

namespace Cohort.Tests.Execution;

/// <summary>
/// Programs of one library operation each, which can be cut, and whose bits tell in which order it adds.
/// </summary>
internal static class CutPrograms
{
    private const int Many = int.MaxValue;

    /// <summary>
    /// By name: what plans call the operation, among how many devices it can be cut, and the program.
    /// </summary>
    public static IReadOnlyDictionary<string, (string Operation, int Most, Func<NDArray> Run)> All { get; } =
        new Dictionary<string, (string Operation, int Most, Func<NDArray> Run)>
        {
            ["a product"] = ("matmul", Many, () => np.matmul(Values(1, 37, 29), Values(2, 29, 23))),
            ["a product of float32"] = ("matmul", Many, () => np.matmul(Single(1, 70, 40), Single(2, 40, 66))),
            ["a product whose pieces have one row"] = (
                "matmul", Many, () => np.matmul(Values(1, 7, 300), Values(2, 300, 5))),
            ["a row by a matrix"] = ("matmul", Many, () => np.matmul(Values(1, 1, 301), Values(2, 301, 23))),
            ["a matrix by a column"] = ("matmul", Many, () => np.matmul(Values(1, 40, 301), Values(2, 301, 1))),
            ["a product of few columns"] = ("matmul", Many, () => np.matmul(Values(1, 29, 300), Values(2, 300, 2))),
            ["few long dots"] = ("matmul", 4, () => np.matmul(Values(1, 4, 4200), Values(2, 4200, 3))),
            ["long dots whose pieces are few"] = (
                "matmul", Many, () => np.matmul(Values(1, 9, 4200), Values(2, 4200, 3))),
            ["a stack of products"] = (
                "matmul", Many, () => np.matmul(Values(1, 20, 5, 6), Values(2, 6, 4).T.copy().T)),
            ["a short stack of products"] = (
                "matmul", Many, () => np.matmul(Values(1, 2, 21, 30), Values(2, 2, 1, 30, 9))),
            ["a product of transposed views"] = (
                "matmul", Many, () => np.matmul(Values(1, 29, 37).T, Values(2, 23, 29).T)),
            ["a product of booleans"] = (
                "matmul", Many, () => np.matmul(Values(1, 9, 8) > 0.7, Values(2, 8, 9) > 0.7)),
            ["a product of complex numbers"] = (
                "matmul", Many,
                () => np.matmul(Values(1, 9, 8) * new System.Numerics.Complex(0.3, 1.7), Values(2, 8, 9))),
            ["transforms of rows"] = ("fft", Many, () => np.fft.fft(Values(1, 17, 24))),
            ["transforms of columns"] = ("fft", Many, () => np.fft.rfft(Values(1, 24, 17), axis: 0)),
            ["long transforms of columns"] = ("fft", Many, () => np.fft.fft(Values(1, 1021, 8), axis: 0)),
            ["running sums of rows"] = ("cumsum", Many, () => np.cumsum(Values(1, 29, 300), 1)),
            ["running sums of columns"] = ("cumsum", Many, () => np.cumsum(Values(1, 300, 29), 0)),
            ["running sums between axes"] = ("cumsum", Many, () => np.cumsum(Values(1, 17, 80, 3), 1)),
            ["running products of columns"] = ("cumprod", Many, () => np.cumprod(Values(1, 9, 40), 0)),
            ["running products of planes"] = ("cumprod", 1, () => np.cumprod(Values(1, 9, 5, 8), 0)),
            ["running sums of integers"] = ("cumsum", Many, () => np.cumsum(Values(1, 8, 70).astype(np.int32), 1)),
            ["sorted rows"] = ("sort", Many, () => np.sort(Values(1, 17, 40))),
            ["sorted columns"] = ("sort", Many, () => np.sort(Values(1, 40, 17), 0)),
            ["sorted lines of three axes"] = ("sort", Many, () => np.sort(Single(1, 3, 7, 20))),
            ["orders of rows"] = ("argsort", Many, () => np.argsort((Values(1, 17, 40) * 8).astype(np.int32))),
            ["partitioned rows"] = ("partition", Many, () => np.partition(Values(1, 17, 40), 11)),
            ["medians of rows"] = ("partition", Many, () => np.median(Values(1, 17, 40), 1)),
            ["gathered elements"] = ("gather", Many, () => Values(1, 90)[Positions(3, 90, 70)]),
            ["gathered rows"] = ("gather", Many, () => np.take(Values(1, 30, 5), Positions(3, 30, 41), 0)),
            ["gathered by two lists"] = (
                "gather", Many, () => Values(1, 30, 20)[Positions(3, 30, 1, 41), Positions(4, 20, 1, 41)]),
            ["places of values"] = (
                "searchsorted", Many, () => np.searchsorted(np.sort(Values(1, 70)), Values(2, 9, 5))),
            ["uniform numbers"] = ("random", Many, () => new Generator(new PCG64(5)).random(new Shape(23, 31))),
        };

    /// <summary>The same on more data than fit on a device with 16 KiB.</summary>
    public static IReadOnlyDictionary<string, (string Operation, Func<NDArray> Run)> Large { get; } =
        new Dictionary<string, (string Operation, Func<NDArray> Run)>
        {
            ["a product"] = ("matmul", () => np.matmul(Values(1, 256, 16), Values(2, 16, 4))),
            ["running sums of rows"] = ("cumsum", () => np.cumsum(Values(1, 128, 32), 1)),
            ["sorted rows"] = ("sort", () => np.sort(Values(1, 128, 32))),
            ["orders of rows"] = ("argsort", () => np.argsort(Values(1, 128, 32))),
            ["gathered elements"] = ("gather", () => Values(1, 64)[Positions(3, 64, 4096)]),
            ["places of values"] = (
                "searchsorted", () => np.searchsorted(np.sort(Values(1, 64)), Values(2, 4096))),
            ["uniform numbers"] = ("random", () => new Generator(new PCG64(5)).random(new Shape(4096))),
        };

    /// <summary>Bytes and plan of a program in a session.</summary>
    public static (byte[] Bytes, PlanRecorder Plan) Run(
        Func<PlanRecorder, Runtime.Engine> create, Func<NDArray> program)
    {
        var recorder = new PlanRecorder();
        using var session = new Session(create(recorder));
        using var entered = session.Enter();
        var bytes = program().tobytes();
        session.Wait();
        Assert.Empty(recorder.Check());
        return (bytes, recorder);
    }

    /// <summary>Demands that all devices took part in the operation if it can be cut so often, else one.</summary>
    public static void MustUse(int devices, string name, PlanRecorder plan)
    {
        var (operation, most, _) = All[name];
        var used = plan.Commands.Where(c => !c.IsCopy && c.Label.Contains(operation, StringComparison.Ordinal))
            .Select(c => c.Device).Distinct().Count();
        Assert.True(used == (devices <= most ? devices : 1), $"{used} of {devices} devices: {plan}");
    }

    private static NDArray Values(int seed, params int[] extents)
    {
        var random = new Random(seed);
        var count = extents.Aggregate(1, (product, extent) => product * extent);
        return np.array(Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.1).ToArray()).reshape(extents);
    }

    private static NDArray Single(int seed, params int[] extents) => Values(seed, extents).astype(np.float32);

    private static NDArray Positions(int seed, int limit, params int[] extents) =>
        ((Values(seed, extents) - 0.1) * limit).astype(np.int64);
}
