namespace Cohort;

/// <content>The result of <see cref="unique_inverse"/>.</content>
public static partial class np
{
    /// <summary>The distinct elements and the places of all elements among them.</summary>
    public readonly struct UniqueInverseResult : INDArrayCarrier
    {
        internal UniqueInverseResult(NDArray values, NDArray inverseIndices)
        {
            (this.values, inverse_indices) = (values, inverseIndices);
        }

        /// <summary>The distinct elements in ascending order.</summary>
        public NDArray values { get; }

        /// <summary>For each element of the array, the place of its value.</summary>
        public NDArray inverse_indices { get; }

        /// <summary>The number of arrays.</summary>
        public int Length => 2;

        /// <summary>One of the arrays, in NumPy's order.</summary>
        public NDArray this[int index] => ToArray()[index];

        /// <summary>The arrays, in NumPy's order.</summary>
        public static implicit operator NDArray[](UniqueInverseResult result) => result.ToArray();

        /// <summary>The arrays, in NumPy's order.</summary>
        public void Deconstruct(out NDArray values, out NDArray inverseIndices) =>
            (values, inverseIndices) = (this.values, inverse_indices);

        /// <summary>The arrays, in NumPy's order.</summary>
        public NDArray[] ToArray() => [values, inverse_indices];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(ToArray());
    }
}
