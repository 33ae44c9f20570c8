namespace Cohort.Runtime.Kernels;

/// <summary>How one memory operand moves along the innermost axis; compiled kernels are specialised on it.</summary>
public enum AccessPattern : byte
{
    /// <summary>Neighbours are adjacent in memory: stride = element size.</summary>
    Contiguous,

    /// <summary>One element for all indices: stride 0.</summary>
    Broadcast,

    /// <summary>Any other stride, negative ones included.</summary>
    Strided,
}
