using System.Numerics;
using Cohort.Kernels.Native;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>Who computes with a matrix: the device's threads, and the machine's library if it has one.</summary>
/// <param name="Parallel">The threads.</param>
/// <param name="Library">The library that the session uses, or null.</param>
internal readonly record struct MatrixWorkers(IParallel Parallel, NativeLinearAlgebra? Library)
{
    /// <summary>
    /// The library's routines, if matrices of this size are worth a call; follows from the size alone.
    /// </summary>
    public ILapack<T>? Lapack<T, TField>(int size)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>
    {
        // Below, the calls cost what they save (decision 019).
        const int Least = 40;
        return Library is null || size < Least ? null : TField.LapackOf(Library);
    }
}
