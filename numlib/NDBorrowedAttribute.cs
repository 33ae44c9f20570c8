namespace Cohort;

/// <summary>
/// Says that an array is held but not owned, so that NumSharp's analyzer does not ask who disposes it. No analyzer asks
/// here.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field,
    Inherited = false)]
public sealed class NDBorrowedAttribute : Attribute;
