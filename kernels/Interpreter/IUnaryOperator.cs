using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>An operator of one operand for elements and for vectors of them.</summary>
internal interface IUnaryOperator<T>
    where T : unmanaged
{
    /// <summary>Whether the vector form exists.</summary>
    static virtual bool IsVector => true;

    /// <summary>The result for one element.</summary>
    static abstract T Apply(T a);

    /// <summary>The result for a vector.</summary>
    static virtual Vector<T> Apply(Vector<T> a) => throw new NotSupportedException();
}
