namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An instruction without memory or control flow.</summary>
/// <param name="Result">The type of its result.</param>
/// <param name="Sources">The types of its operands.</param>
/// <param name="Apply">What it computes.</param>
/// <param name="IsConversion">Whether its registers may be wider than the types say.</param>
public sealed record PtxOperator(
    PtxScalar Result, PtxScalar[] Sources, PtxFunction Apply, bool IsConversion = false);
