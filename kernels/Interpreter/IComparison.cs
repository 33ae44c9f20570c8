using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>A relation between two elements; the vector form gives lanes of all ones or zero.</summary>
internal interface IComparison<T>
    where T : unmanaged
{
    /// <summary>Whether the vector form exists.</summary>
    static virtual bool IsVector => true;

    /// <summary>Whether the relation holds.</summary>
    static abstract bool Apply(T a, T b);

    /// <summary>Where the relation holds.</summary>
    static virtual Vector<T> Apply(Vector<T> a, Vector<T> b) => throw new NotSupportedException();
}
