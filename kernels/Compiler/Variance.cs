namespace Cohort.Kernels.Compiler;

/// <summary>When the value of a node changes.</summary>
internal enum Variance : byte
{
    /// <summary>Never: it is written into the code.</summary>
    Constant,

    /// <summary>From run to run: scalars.</summary>
    Run,

    /// <summary>From row to row: broadcast operands.</summary>
    Row,

    /// <summary>From element to element.</summary>
    Element,
}
