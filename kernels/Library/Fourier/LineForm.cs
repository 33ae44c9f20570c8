using Cohort.Runtime;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// What one line of an array is to the complex transform that it goes through: a line of numbers, or something that has
/// to be computed from them. What is computed is independent within the range of <see cref="Steps"/>.
/// </summary>
internal abstract class LineForm
{
    /// <summary>Creates a form.</summary>
    /// <param name="length">The length of the complex transform.</param>
    /// <param name="steps">Into how many steps what is computed divides.</param>
    protected LineForm(nint length, nint steps) => (Length, Steps) = (length, steps);

    /// <summary>The length of the complex transform.</summary>
    public nint Length { get; }

    /// <summary>Into how many steps <see cref="Fill"/> or <see cref="Deliver"/> divides.</summary>
    public nint Steps { get; }

    /// <summary>What is transformed, where it lies in the array as it is.</summary>
    public virtual Line? Source(nint address) => null;

    /// <summary>Where the result goes as it is.</summary>
    public virtual Line? Target(nint address) => null;

    /// <summary>Computes what is transformed.</summary>
    /// <param name="address">The line in the array.</param>
    /// <param name="to">The planes; this line starts there.</param>
    /// <param name="lanes">From a number of the line to the next in the planes.</param>
    /// <param name="from">The first step.</param>
    /// <param name="until">The step after the last one.</param>
    public virtual void Fill(nint address, Planes to, int lanes, nint from, nint until) =>
        throw new InvariantException($"{GetType().Name} has a source");

    /// <summary>Computes the line from what was transformed.</summary>
    public virtual void Deliver(nint address, Planes result, int lanes, double scale, nint from, nint until) =>
        throw new InvariantException($"{GetType().Name} has a target");
}
