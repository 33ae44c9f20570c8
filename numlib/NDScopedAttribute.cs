namespace Cohort;

/// <summary>
/// Says that what a method makes and does not return may go when it ends. NumSharp's build tool opens an
/// <see cref="NDScope"/> for it; here the collector finds such arrays, and nothing has to be opened.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class NDScopedAttribute : Attribute;
