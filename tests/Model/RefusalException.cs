namespace Cohort.Tests.Model;

/// <summary>The model's word for "NumPy raises here": the array library must throw too.</summary>
public sealed class RefusalException(string message) : Exception(message);
