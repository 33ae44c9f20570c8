namespace Cohort.Kernels.Library.Scan;

/// <summary>How an input element becomes an accumulator.</summary>
/// <typeparam name="TInput">The element type of the input.</typeparam>
/// <typeparam name="T">The accumulator's type.</typeparam>
public interface IConversion<TInput, T>
{
    /// <summary>Converts one element.</summary>
    static abstract T Convert(TInput value);
}
