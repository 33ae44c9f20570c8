namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Booleans: whether any pair is true in both.</summary>
internal readonly struct BooleanProduct : IProduct<byte, int>
{
    /// <inheritdoc/>
    public static int Zero => 0;

    /// <inheritdoc/>
    public static int Load(byte element) => element;

    /// <inheritdoc/>
    public static byte Store(int sum) => (byte)(sum != 0 ? 1 : 0);

    /// <inheritdoc/>
    public static int MultiplyAdd(int sum, int left, int right) => sum | (left & right);

    /// <inheritdoc/>
    public static int Add(int left, int right) => left | right;
}
