namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The special registers, in the order in which they follow the declared ones.</summary>
internal enum PtxSpecial
{
    TidX,
    TidY,
    TidZ,
    NTidX,
    NTidY,
    NTidZ,
    CtaIdX,
    CtaIdY,
    CtaIdZ,
    NCtaIdX,
    NCtaIdY,
    NCtaIdZ,
    LaneId,
    WarpId,
    WarpSize,
}
