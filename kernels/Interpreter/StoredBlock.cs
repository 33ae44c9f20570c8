namespace Cohort.Kernels.Interpreter;

/// <summary>A block to be stored, and where.</summary>
internal readonly unsafe struct StoredBlock
{
    public StoredBlock(byte* values, nint mask)
    {
        Values = values;
        Mask = mask;
    }

    /// <summary>The values.</summary>
    public byte* Values { get; }

    /// <summary>Their index mask.</summary>
    public nint Mask { get; }

    /// <summary>The condition under which an element is stored, or null for all.</summary>
    public byte* Condition { get; init; }

    /// <summary>The condition's index mask.</summary>
    public nint ConditionMask { get; init; }
}
