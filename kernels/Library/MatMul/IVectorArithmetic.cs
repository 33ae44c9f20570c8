namespace Cohort.Kernels.Library.MatMul;

/// <summary>The vector operations of a micro-kernel, so that one kernel text serves every register width.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">The register type.</typeparam>
internal unsafe interface IVectorArithmetic<T, TVector>
    where T : unmanaged
    where TVector : struct
{
    /// <summary>Elements per register.</summary>
    static abstract int Count { get; }

    /// <summary>All elements zero.</summary>
    static abstract TVector Zero { get; }

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    static abstract TVector Load(T* source);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    static abstract void Store(T* target, TVector value);

    /// <summary>Repeats one element of memory.</summary>
    static abstract TVector Splat(T* source);

    /// <summary>a*b + c, rounded once for floating-point types, wrapping for integers.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);
}
