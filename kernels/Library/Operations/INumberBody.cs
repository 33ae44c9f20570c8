using System.Numerics;

namespace Cohort.Kernels.Library.Operations;

/// <summary>The body of an operation on numbers.</summary>
internal interface INumberBody
{
    /// <summary>Runs on numbers of a type.</summary>
    void Run<T>()
        where T : unmanaged, INumber<T>;
}
