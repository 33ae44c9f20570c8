namespace Cohort.Kernels.Interpreter;

/// <summary>A conversion between element types.</summary>
internal interface IConversion<TFrom, TTo>
    where TFrom : unmanaged
    where TTo : unmanaged
{
    /// <summary>The converted element.</summary>
    static abstract TTo Apply(TFrom value);
}
