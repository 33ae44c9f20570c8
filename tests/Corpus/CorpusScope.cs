namespace Cohort.Tests.Corpus;

/// <summary>Which cases the library must pass now. The others are counted by their reason.</summary>
public static class CorpusScope
{
    /// <summary>Why a case is not run yet, or null where it must pass.</summary>
    public static string? OutOfScope(CorpusCase recorded) =>
        CorpusOperations.OfLaterIssues.Contains(recorded.Op) ? $"issue 4: {recorded.Op}" : null;
}
