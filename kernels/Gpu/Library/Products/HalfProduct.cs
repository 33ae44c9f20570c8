namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Half-precision elements, added up in single precision.</summary>
internal readonly struct HalfProduct : IProduct<ushort, float>
{
    /// <inheritdoc/>
    public static float Zero => 0;

    /// <inheritdoc/>
    public static float Load(ushort element) => HalfBits.ToSingle(element);

    /// <inheritdoc/>
    public static ushort Store(float sum) => HalfBits.FromSingle(sum);

    /// <inheritdoc/>
    public static float MultiplyAdd(float sum, float left, float right) => sum + (left * right);

    /// <inheritdoc/>
    public static float Add(float left, float right) => left + right;
}
