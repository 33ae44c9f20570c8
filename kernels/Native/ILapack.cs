namespace Cohort.Kernels.Native;

/// <summary>
/// LAPACK's routines for numbers of one type. Matrices are column-major without gaps; what is returned is LAPACK's
/// info: 0, or why there is no result.
/// </summary>
/// <typeparam name="T">double or Complex.</typeparam>
internal unsafe interface ILapack<T>
    where T : unmanaged
{
    /// <summary>getrf: P A = L U in place, pivots counted from 1.</summary>
    int Factor(int n, T* a, int* pivots);

    /// <summary>getrs: solves with the factors of <see cref="Factor"/>, in place of the right sides.</summary>
    int Solve(int n, int sides, T* factors, int* pivots, T* b);

    /// <summary>potrf of the lower triangle, in place; the other triangle is left alone.</summary>
    int Cholesky(int n, T* a);

    /// <summary>syevd or heevd of the lower triangle: values ascending, vectors in place of the matrix.</summary>
    int HermitianEigen(bool withVectors, int n, T* a, double* values);

    /// <summary>geev: values, and right vectors as complex numbers. The matrix is used up.</summary>
    int Eigen(int n, T* a, System.Numerics.Complex* values, System.Numerics.Complex* vectors);

    /// <summary>gesdd: U and V* have as many columns and rows as <paramref name="job"/> says: S, A or N.</summary>
    int SingularValues(byte job, int rows, int columns, T* a, double* values, T* left, T* right);

    /// <summary>geqrf: R and the reflections in place of the matrix.</summary>
    int Reflect(int rows, int columns, T* a, T* factors);

    /// <summary>ormqr or unmqr: Q times a matrix, in place of the matrix.</summary>
    int ApplyQ(int rows, int columns, int reflections, T* packed, T* factors, T* c);
}
