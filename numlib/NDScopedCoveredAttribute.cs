namespace Cohort;

/// <summary>
/// Says that a method's callers have an open <see cref="NDScope"/>, so that NumSharp's analyzer does not ask for one.
/// No analyzer asks here.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class NDScopedCoveredAttribute : Attribute;
