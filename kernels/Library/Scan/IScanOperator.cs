using System.Numerics;

namespace Cohort.Kernels.Library.Scan;

/// <summary>What an accumulation does at each step.</summary>
/// <typeparam name="T">The accumulator's type.</typeparam>
public interface IScanOperator<T>
{
    /// <summary>Whether grouping leaves the result's bits alone, so that a line may be cut into blocks.</summary>
    static abstract bool IsAssociative { get; }

    /// <summary>Whether <see cref="Apply(Vector{T}, Vector{T})"/> may be used.</summary>
    static abstract bool IsVectorised { get; }

    /// <summary>Joins the accumulated value and the next element.</summary>
    static abstract T Apply(T accumulated, T next);

    /// <summary>The same for several lines at once.</summary>
    static abstract Vector<T> Apply(Vector<T> accumulated, Vector<T> next);
}
