namespace Cohort;

/// <content>Functions that leave the real numbers where they have to.</content>
public static partial class np
{
    /// <summary>
    /// Functions whose results are complex where an argument is out of the real domain, and else what the functions of
    /// the same names in <see cref="np"/> give. Each looks at its argument's values first.
    /// </summary>
    public static class emath
    {
        /// <summary>Square roots; complex where an element is negative.</summary>
        public static NDArray sqrt(NDArray x) => np.sqrt(OfNegative(x));

        /// <summary>Natural logarithms; complex where an element is negative.</summary>
        public static NDArray log(NDArray x) => np.log(OfNegative(x));

        /// <summary>Logarithms to base 2; complex where an element is negative.</summary>
        public static NDArray log2(NDArray x) => np.log2(OfNegative(x));

        /// <summary>Logarithms to base 10; complex where an element is negative.</summary>
        public static NDArray log10(NDArray x) => np.log10(OfNegative(x));

        /// <summary>Logarithms to a base; complex where the base or an element is negative.</summary>
        public static NDArray logn(NDArray n, NDArray x) => np.log(OfNegative(x)) / np.log(OfNegative(n));

        /// <summary>Powers; complex where an element is negative, and not integers where an exponent is.</summary>
        public static NDArray power(NDArray x, NDArray p) =>
            np.power(OfNegative(x), Any(Given(p), exponents => exponents < 0) ? p * 1.0 : p);

        /// <summary>Arcus cosines; complex where an element is beyond 1 or -1.</summary>
        public static NDArray arccos(NDArray x) => np.arccos(OfLarge(x));

        /// <summary>Arcus sines; complex where an element is beyond 1 or -1.</summary>
        public static NDArray arcsin(NDArray x) => np.arcsin(OfLarge(x));

        /// <summary>Area hyperbolic tangents; complex where an element is beyond 1 or -1.</summary>
        public static NDArray arctanh(NDArray x) => np.arctanh(OfLarge(x));

        private static NDArray OfNegative(NDArray x) => Widened(x, real => real < 0);

        private static NDArray OfLarge(NDArray x) => Widened(x, real => np.abs(real) > 1);

        private static NDArray Widened(NDArray x, Func<NDArray, NDArray> isOutside) =>
            Any(Given(x), isOutside) ? x.astype(complex128) : x;

        private static bool Any(NDArray x, Func<NDArray, NDArray> isOutside) =>
            !iscomplexobj(x) && np.any(isOutside(x));
    }
}
