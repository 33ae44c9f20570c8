namespace Cohort.Kernels.Library.MatMul;

/// <summary>The innermost piece of a packed product: a small tile of C held in registers over one block of k.</summary>
internal unsafe interface IMicroKernel<T>
    where T : unmanaged
{
    /// <summary>Rows of the tile, which is the width of a panel of A.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of the tile, which is the width of a panel of B.</summary>
    static abstract int Columns { get; }

    /// <summary>
    /// c[r, j] = mode(c[r, j], sum over p of a[p, r]*b[p, j]), each sum a chain of multiply-adds that starts at zero
    /// and takes p in rising order.
    /// </summary>
    /// <param name="k">The number of terms.</param>
    /// <param name="a">A packed panel, <see cref="Rows"/> elements for each p.</param>
    /// <param name="b"><see cref="Columns"/> adjacent elements for each p: a packed panel, or B itself.</param>
    /// <param name="step">The distance from p to p + 1 in <paramref name="b"/>, in elements.</param>
    /// <param name="c">The tile; its columns are adjacent in memory.</param>
    /// <param name="rowStride">The step between rows of the tile, in elements.</param>
    /// <param name="mode">What happens to the old content of the tile.</param>
    static abstract void Run(nint k, T* a, T* b, nint step, T* c, nint rowStride, GemmMode mode);
}
