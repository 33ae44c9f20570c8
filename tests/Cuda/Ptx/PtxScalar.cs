namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The fundamental types of PTX.</summary>
public enum PtxScalar : byte
{
    Pred,
    B8,
    B16,
    B32,
    B64,
    U8,
    U16,
    U32,
    U64,
    S8,
    S16,
    S32,
    S64,
    F16,
    F32,
    F64,
}
