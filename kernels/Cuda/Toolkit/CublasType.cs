namespace Cohort.Kernels.Cuda.Toolkit;

/// <summary>cudaDataType: what elements are.</summary>
public enum CublasType
{
    /// <summary>CUDA_R_32F.</summary>
    Single = 0,

    /// <summary>CUDA_R_64F.</summary>
    Double = 1,

    /// <summary>CUDA_R_16F.</summary>
    Half = 2,

    /// <summary>CUDA_C_64F.</summary>
    Complex = 5,
}
