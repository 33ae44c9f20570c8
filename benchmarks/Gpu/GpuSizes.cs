namespace Benchmarks.Gpu;

/// <summary>How large the arrays of the GPU benchmark are.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Bytes">The size of a long array.</param>
/// <param name="Side">The rows, and the columns, of a plate.</param>
/// <param name="Rows">The rows of a matrix that is reduced.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Order">The rows, and the columns, of matrices that are multiplied.</param>
/// <param name="Sorted">How many elements are sorted.</param>
/// <param name="Repetitions">How many statements one sample of the overhead has.</param>
internal sealed record GpuSizes(
    string Name, long Bytes, long Side, long Rows, long Columns, long Order, long Sorted, int Repetitions)
{
    /// <summary>
    /// How much memory a GPU needs for <see cref="Full"/>: arrays of six peers lie on it side by side.
    /// </summary>
    public const long MemoryForFull = 64L << 30;

    /// <summary>To try it out, and for the CPU.</summary>
    public static GpuSizes Small { get; } = new("small", 1 << 20, 256, 512, 256, 128, 1 << 16, 100);

    /// <summary>For a GPU of a few gigabytes.</summary>
    public static GpuSizes Medium { get; } = new("medium", 1 << 27, 2048, 8192, 4096, 2048, 1 << 22, 1000);

    /// <summary>Arrays of 1 GiB.</summary>
    public static GpuSizes Full { get; } = new("full", 1 << 30, 8192, 32768, 8192, 4096, 1 << 24, 2000);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GpuSizes> All { get; } = [Small, Medium, Full];
}
