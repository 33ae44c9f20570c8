namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// What one line of an array is to the complex transform that it goes through: which numbers are read and written, and
/// what happens to them in between. That is divided into independent steps.
/// </summary>
internal abstract class LineForm
{
    /// <summary>Creates a form.</summary>
    /// <param name="length">The length of the complex transform.</param>
    protected LineForm(nint length) => Length = length;

    /// <summary>The length of the complex transform.</summary>
    public nint Length { get; }

    /// <summary>How many numbers are read into the planes.</summary>
    public virtual nint ReadLength => Length;

    /// <summary>How many numbers are written from the planes.</summary>
    public virtual nint WriteLength => Length;

    /// <summary>How many steps <see cref="Prepare"/> has; 0 for none.</summary>
    public virtual nint StepsBefore => 0;

    /// <summary>How many steps <see cref="Finish"/> has; 0 for none.</summary>
    public virtual nint StepsAfter => 0;

    /// <summary>What the results are multiplied by besides the scale.</summary>
    public virtual double Factor => 1;

    /// <summary>What is read.</summary>
    public abstract Line Source(nint address);

    /// <summary>Where the result goes.</summary>
    public abstract Line Target(nint address);

    /// <summary>Where the result goes a second time, without its first number; null for nowhere.</summary>
    public virtual Line? Mirror(nint address) => null;

    /// <summary>Some steps before the transform, in place on interleaved lines.</summary>
    public virtual void Prepare(Planes data, int lanes, nint from, nint until)
    {
    }

    /// <summary>Some steps after it.</summary>
    public virtual void Finish(Planes data, int lanes, nint from, nint until)
    {
    }
}
