namespace Cohort.Kernels.Compiler;

/// <summary>Rows of elements a stride apart.</summary>
internal readonly unsafe struct ElementRows
{
    public ElementRows(byte* elements, long first, long count, nint stride)
    {
        Elements = elements;
        First = first;
        Count = count;
        Stride = stride;
    }

    /// <summary>The first row.</summary>
    public byte* Elements { get; }

    /// <summary>Its place in the reduced order.</summary>
    public long First { get; }

    /// <summary>How many rows.</summary>
    public long Count { get; }

    /// <summary>The bytes from row to row.</summary>
    public nint Stride { get; }
}
