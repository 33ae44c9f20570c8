namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>Four sums of a thread, which stay in registers.</summary>
internal struct Four<T, TSum, TProduct>
    where T : unmanaged
    where TSum : unmanaged
    where TProduct : struct, IProduct<T, TSum>
{
    /// <summary>The first.</summary>
    public TSum A;

    /// <summary>The second.</summary>
    public TSum B;

    /// <summary>The third.</summary>
    public TSum C;

    /// <summary>The fourth.</summary>
    public TSum D;

    /// <summary>Empty sums.</summary>
    public static Four<T, TSum, TProduct> Zero => new()
    {
        A = TProduct.Zero,
        B = TProduct.Zero,
        C = TProduct.Zero,
        D = TProduct.Zero,
    };

    /// <summary>Adds the products of one number with four others.</summary>
    public readonly Four<T, TSum, TProduct> Plus(TSum left, Four<T, TSum, TProduct> right) => new()
    {
        A = TProduct.MultiplyAdd(A, left, right.A),
        B = TProduct.MultiplyAdd(B, left, right.B),
        C = TProduct.MultiplyAdd(C, left, right.C),
        D = TProduct.MultiplyAdd(D, left, right.D),
    };
}
