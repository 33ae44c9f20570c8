namespace Cohort;

/// <summary>
/// Says that a method keeps an argument after it has returned. NumSharp's build tool calls
/// <see cref="NDScope.Detach(NDArray)"/> for it; here a program that opens scopes calls it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NDScopedExitAttribute : Attribute;
