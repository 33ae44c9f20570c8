namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// Arithmetic on several doubles side by side, so that one text serves every register width. There is no fused
/// multiply-add: the bits are the same at each width.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>How many doubles.</summary>
    static abstract int Count { get; }

    /// <summary>Reads <see cref="Count"/> doubles.</summary>
    static abstract TVector Load(double* source);

    /// <summary>Writes <see cref="Count"/> doubles.</summary>
    static abstract void Store(double* target, TVector value);

    /// <summary>Repeats a number.</summary>
    static abstract TVector Spread(double value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a * b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);
}
