namespace Cohort.Kernels.Gpu.Library.Products;

/// <summary>How elements are multiplied and added up in a product of matrices.</summary>
/// <typeparam name="T">What is stored.</typeparam>
/// <typeparam name="TSum">What is added up.</typeparam>
internal interface IProduct<T, TSum>
    where T : unmanaged
    where TSum : unmanaged
{
    /// <summary>The empty sum.</summary>
    static abstract TSum Zero { get; }

    /// <summary>A stored element.</summary>
    static abstract TSum Load(T element);

    /// <summary>A sum as it is stored.</summary>
    static abstract T Store(TSum sum);

    /// <summary>A sum and the product of two elements.</summary>
    static abstract TSum MultiplyAdd(TSum sum, TSum left, TSum right);

    /// <summary>Two sums.</summary>
    static abstract TSum Add(TSum left, TSum right);
}
