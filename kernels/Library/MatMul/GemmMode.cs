namespace Cohort.Kernels.Library.MatMul;

/// <summary>What a matrix product does to the old content of C.</summary>
public enum GemmMode
{
    /// <summary>C = A·B; the old content is not read.</summary>
    Store,

    /// <summary>C = C + A·B.</summary>
    Add,

    /// <summary>C = C - A·B, as blocked factorisations need.</summary>
    Subtract,
}
