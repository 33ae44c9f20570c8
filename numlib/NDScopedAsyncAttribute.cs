namespace Cohort;

/// <summary>
/// Says of a method that returns a task, or of an asynchronous iterator, what <see cref="NDScopedAttribute"/> says of
/// others.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class NDScopedAsyncAttribute : Attribute;
