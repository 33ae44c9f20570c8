namespace Cohort;

/// <summary>Marks the errors of array programs, whatever .NET exception they derive from.</summary>
public interface INumSharpException;
