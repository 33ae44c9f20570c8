namespace Cohort.Utilities;

/// <summary>Sizes of element types.</summary>
public static class InfoOf
{
    /// <summary>The bytes of an element.</summary>
    public static int GetSize(NPTypeCode typeCode) => typeCode.SizeOf();
}
