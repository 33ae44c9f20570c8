namespace Cohort.Kernels.Library.Decompositions;

/// <summary>
/// The operations of linear algebra. Each is given the error that a matrix is refused with, made of NumPy's words.
/// </summary>
public static class Decomposition
{
    /// <summary>A and B to the X of A X = B.</summary>
    public static DecompositionOperation Solve(Func<string, Exception> refusal) => new(new SolveRoutine(), 2, refusal);

    /// <summary>A to its inverse; to NaN where it is singular and that is tolerated.</summary>
    public static DecompositionOperation Inverse(Func<string, Exception> refusal, bool isTolerant = false) =>
        new(new InverseRoutine(isTolerant), 1, refusal);

    /// <summary>A to its determinant; or to a number of size 1 and the logarithm of the determinant's size.</summary>
    public static DecompositionOperation Determinant(Func<string, Exception> refusal, bool isLogarithm) =>
        new(new DeterminantRoutine(isLogarithm), 1, refusal);

    /// <summary>A to its lower, or upper, Cholesky factor.</summary>
    public static DecompositionOperation Cholesky(Func<string, Exception> refusal, bool isUpper) =>
        new(new CholeskyRoutine(isUpper), 1, refusal);

    /// <summary>A to R; to Q and R; or to the transposed packed factors and tau.</summary>
    public static DecompositionOperation Qr(Func<string, Exception> refusal, bool isRaw) =>
        new(new QrRoutine(isRaw), 1, refusal);

    /// <summary>A to its singular values, or to U, the values and the conjugate transpose of V.</summary>
    public static DecompositionOperation Svd(Func<string, Exception> refusal) => new(new SvdRoutine(), 1, refusal);

    /// <summary>A to its pseudo-inverse.</summary>
    /// <param name="refusal">Makes the error.</param>
    /// <param name="cutoff">Singular values up to this part of the largest count as zero.</param>
    public static DecompositionOperation PseudoInverse(Func<string, Exception> refusal, double cutoff) =>
        new(new PseudoInverseRoutine(cutoff), 1, refusal);

    /// <summary>
    /// A to its eigenvalues and vectors as complex numbers; a real A also to whether any value is complex (Int32), and
    /// to both as real numbers.
    /// </summary>
    public static DecompositionOperation Eigen(Func<string, Exception> refusal) => new(new EigenRoutine(), 1, refusal);

    /// <summary>A Hermitian A to its eigenvalues and, as a second output, vectors.</summary>
    /// <param name="refusal">Makes the error.</param>
    /// <param name="isLower">Which triangle is read.</param>
    public static DecompositionOperation HermitianEigen(Func<string, Exception> refusal, bool isLower) =>
        new(new HermitianEigenRoutine(isLower), 1, refusal);

    /// <summary>A and B to X, the squared distances, the rank (Int32) and the singular values.</summary>
    /// <param name="refusal">Makes the error.</param>
    /// <param name="cutoff">Singular values up to this part of the largest count as zero.</param>
    public static DecompositionOperation LeastSquares(Func<string, Exception> refusal, double cutoff) =>
        new(new LeastSquaresRoutine(cutoff), 2, refusal);

    /// <summary>A to the absolute values of its elements, or to their conjugates.</summary>
    public static DecompositionOperation Magnitudes(Func<string, Exception> refusal, bool isConjugate) =>
        new(new MagnitudeRoutine(isConjugate), 1, refusal);
}
