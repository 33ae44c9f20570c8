using Cohort.Runtime.Elements;

namespace Cohort.Typing;

/// <summary>In which type a function computes for given operand types, and which type the result has.</summary>
internal readonly record struct Signature(ElementType Compute, ElementType Result)
{
    /// <summary>Computes and gives one type.</summary>
    public static implicit operator Signature(ElementType type) => new(type, type);
}
