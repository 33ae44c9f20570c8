namespace Cohort.Kernels.Library.Random;

/// <summary>How a bounded integer is made from random bits.</summary>
public enum Rejection
{
    /// <summary>Masks to a power of two and draws again above the bound: <c>RandomState</c>.</summary>
    Masked,

    /// <summary>Lemire's multiplication (ACM TOMACS 29(1), 2019): <c>Generator</c>.</summary>
    Lemire,
}
