using Cohort;

namespace Benchmarks.Scale.Applications;

/// <summary>
/// A program of array code that does the same work again and again, on arrays that it made when it was created. How
/// often, and in which order, does not depend on what the arrays hold.
/// </summary>
internal interface IScaleApplication
{
    /// <summary>The work of one step, in the units of its <see cref="ScaleCase"/>.</summary>
    double Units { get; }

    /// <summary>Does the work once more and gives the arrays that somebody would want to have.</summary>
    IReadOnlyList<NDArray> Step();
}
