namespace Benchmarks.Scale.Applications;

/// <summary>The applications by which the scaling of array libraries is usually shown.</summary>
internal static class ScaleCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScaleCase> All { get; } =
    [
        new("black-scholes", "option prices, elementwise", "options", 1e8, 3e5, units => new BlackScholes(units)),
        new("jacobi", "a five-point stencil in place", "grid points", 2e8, 3e5, units => new Jacobi(units)),
        new("cfd", "channel flow: velocities, and a pressure Poisson equation", "grid points", 5e7, 3e5,
            units => new ChannelFlow(units)),
        new("cg-dense", "conjugate gradients with a dense matrix", "matrix elements", 4e8, 1.2e6,
            units => new DenseConjugateGradient(units)),
        new("cg-stencil", "conjugate gradients with a five-point operator", "grid points", 1e8, 3e5,
            units => new StencilConjugateGradient(units)),
        new("k-means", "Lloyd's steps: 32 features, 32 clusters", "points", 4e6, 2e4, units => new KMeans(units)),
        new("logistic-regression", "gradient steps: 32 features", "samples", 1e7, 4e4,
            units => new LogisticRegression(units)),
        new("matmul", "a product of square matrices", "multiplications", 8192.0 * 8192 * 8192, 320.0 * 320 * 320,
            units => new MatrixProduct(units)),
        new("cholesky", "the triangle of a positive definite matrix", "rows cubed", 8192.0 * 8192 * 8192,
            256.0 * 256 * 256, units => new CholeskyFactor(units)),
        new("richardson-lucy", "deblurring by Fourier transforms", "pixels", 6.7e7, 1.5e5,
            units => new RichardsonLucy(units)),
        new("sort", "sorting one line of numbers", "numbers", 1e8, 3e5, units => new Sorting(units)),
        new("scan", "running sums of one line of numbers", "numbers", 2e8, 3e5, units => new Scan(units)),
        new("lstm", "a long short-term memory layer forward: 16 words, 512 wide, float32", "sequences", 4096, 192,
            units => new LstmForward(units)),
    ];
}
