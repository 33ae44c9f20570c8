namespace Cohort.Kernels.Library.MatMul;

/// <summary>The operands of C[m,n] = A[m,k]·B[k,n]. C must not overlap A or B.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct GemmArguments<T>
    where T : unmanaged
{
    /// <summary>Names the operands of one product.</summary>
    /// <param name="m">Rows of A and C; 0 is allowed.</param>
    /// <param name="n">Columns of B and C; 0 is allowed.</param>
    /// <param name="k">Columns of A and rows of B; with 0 the product is a matrix of zeros.</param>
    /// <param name="a">The left factor, m by k.</param>
    /// <param name="b">The right factor, k by n.</param>
    /// <param name="c">The result, m by n; no two of its elements may share an address.</param>
    /// <param name="mode">What happens to the old content of C.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    public GemmArguments(
        nint m, nint n, nint k, StridedMatrix<T> a, StridedMatrix<T> b, StridedMatrix<T> c,
        GemmMode mode = GemmMode.Store)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        (M, N, K, A, B, C, Mode) = (m, n, k, a, b, c, mode);
    }

    /// <summary>Rows of A and C.</summary>
    public nint M { get; }

    /// <summary>Columns of B and C.</summary>
    public nint N { get; }

    /// <summary>Columns of A and rows of B.</summary>
    public nint K { get; }

    /// <summary>The left factor.</summary>
    public StridedMatrix<T> A { get; }

    /// <summary>The right factor.</summary>
    public StridedMatrix<T> B { get; }

    /// <summary>The result.</summary>
    public StridedMatrix<T> C { get; }

    /// <summary>What happens to the old content of C.</summary>
    public GemmMode Mode { get; }

    /// <summary>
    /// Whether this is a tile of a product whose elements are chains of multiply-adds: then they are here too, even
    /// where a product of these extents would add up in another order.
    /// </summary>
    public bool IsTileOfChains { get; init; }

    /// <summary>The same product as Cᵀ = Bᵀ·Aᵀ; each element has the same factors in the same order of k.</summary>
    public GemmArguments<T> Transposed => new(N, M, K, B.Transposed, A.Transposed, C.Transposed, Mode)
    {
        IsTileOfChains = IsTileOfChains,
    };
}
