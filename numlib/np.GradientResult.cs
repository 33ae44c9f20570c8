namespace Cohort;

/// <content>The result of <see cref="gradient(NDArray, object[])"/>.</content>
public static partial class np
{
    /// <summary>Derivatives, one array for each axis.</summary>
    public readonly struct GradientResult : INDArrayCarrier
    {
        private readonly NDArray[] _derivatives;

        internal GradientResult(NDArray[] derivatives) => _derivatives = derivatives;

        /// <summary>The number of axes.</summary>
        public int Length => _derivatives.Length;

        /// <summary>The derivative along an axis.</summary>
        public NDArray this[int index] => _derivatives[index];

        /// <summary>The derivative, where there is one axis.</summary>
        /// <exception cref="ValueError">There are several.</exception>
        public static implicit operator NDArray(GradientResult result) => result.Length == 1
            ? result[0]
            : throw new ValueError($"There are {result.Length} derivatives, one for each axis; index them.");

        /// <summary>The derivatives as an array.</summary>
        public static implicit operator NDArray[](GradientResult result) => result.ToArray();

        /// <summary>The derivatives along the first two axes.</summary>
        public void Deconstruct(out NDArray first, out NDArray second) =>
            (first, second) = (_derivatives[0], _derivatives[1]);

        /// <summary>The derivatives along the first three axes.</summary>
        public void Deconstruct(out NDArray first, out NDArray second, out NDArray third) =>
            (first, second, third) = (_derivatives[0], _derivatives[1], _derivatives[2]);

        /// <summary>The derivatives as an array.</summary>
        public NDArray[] ToArray() => [.. _derivatives];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(_derivatives);
    }
}
