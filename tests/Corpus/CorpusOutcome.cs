namespace Cohort.Tests.Corpus;

/// <summary>What became of one case: not run for a reason, failed with a difference, or passed.</summary>
public sealed record CorpusOutcome(string Id, string? OutOfScope, string? Failure);
