using System.Numerics;

namespace Cohort.Kernels.Library.Decompositions;

/// <summary>What is computed of each matrix of a stack.</summary>
internal interface IMatrixRoutine
{
    /// <summary>NumPy's name, for messages and plans.</summary>
    string Name { get; }

    /// <summary>The arithmetic for a matrix, in additions.</summary>
    double Work(double rows, double columns);

    /// <summary>Computes the outputs of one matrix.</summary>
    void Run<T, TField>(MatrixCall<T> call)
        where T : unmanaged, INumberBase<T>
        where TField : struct, IScalarField<T>;
}
