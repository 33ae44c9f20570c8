namespace Cohort.Tests.Cuda.Ptx;

/// <summary>An entry as it is written: declarations and instructions.</summary>
public sealed class PtxBody(string name)
{
    /// <summary>The entry's name.</summary>
    public string Name { get; } = name;

    /// <summary>The parameters.</summary>
    public Dictionary<string, PtxVariable> Parameters { get; } = [];

    /// <summary>The size of all parameters.</summary>
    public int ParameterBytes { get; set; }

    /// <summary>The registers with their types.</summary>
    public Dictionary<string, PtxScalar> Registers { get; } = [];

    /// <summary>The arrays in shared memory.</summary>
    public Dictionary<string, PtxVariable> Shared { get; } = [];

    /// <summary>The size of all of them.</summary>
    public int SharedBytes { get; set; }

    /// <summary>The arrays in the thread's own memory.</summary>
    public Dictionary<string, PtxVariable> Local { get; } = [];

    /// <summary>The size of all of them.</summary>
    public int LocalBytes { get; set; }

    /// <summary>The block that the entry demands, or null.</summary>
    public PtxDimensions? RequiredBlock { get; set; }

    /// <summary>The largest block that the entry admits, or null.</summary>
    public PtxDimensions? LargestBlock { get; set; }

    /// <summary>The instructions.</summary>
    public List<PtxStatement> Statements { get; } = [];

    /// <summary>Where the labels stand: the index of the next instruction.</summary>
    public Dictionary<string, int> Labels { get; } = [];
}
