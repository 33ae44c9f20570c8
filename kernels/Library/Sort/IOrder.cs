namespace Cohort.Kernels.Library.Sort;

/// <summary>A total preorder of elements: NumPy's, in which NaN comes last and -0.0 equals 0.0.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IOrder<T>
{
    /// <summary>Whether <paramref name="left"/> comes strictly before <paramref name="right"/>.</summary>
    static abstract bool Less(T left, T right);

    /// <summary>1 where <see cref="Less"/> holds, else 0, without a branch where the elements allow it.</summary>
    static abstract int OneIfLess(T left, T right);

    /// <summary>Whether the value is not a number (or has a part that is not).</summary>
    static abstract bool IsNaN(T value);
}
