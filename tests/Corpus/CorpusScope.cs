using Cohort.Runtime.Elements;

namespace Cohort.Tests.Corpus;

/// <summary>Which cases the library must pass now. The others are counted by their reason.</summary>
public static class CorpusScope
{
    private static readonly HashSet<ElementType> LaterTypes =
        [ElementType.Complex, ElementType.Decimal, ElementType.Char];

    /// <summary>Why a case is not run yet, or null where it must pass.</summary>
    public static string? OutOfScope(CorpusCase recorded)
    {
        if (recorded.Operands.Any(o => LaterTypes.Contains(o.Type)) || LaterTypes.Contains(recorded.Type))
        {
            return "issue 4: complex, decimal and char";
        }

        return CorpusOperations.OfLaterIssues.Contains(recorded.Op) ? $"issue 4: {recorded.Op}" : null;
    }

    /// <summary>Why an index case is not run yet.</summary>
    public static string? OutOfScope(IndexCase recorded) =>
        LaterTypes.Contains(recorded.Type) ? "issue 4: complex, decimal and char" : null;
}
