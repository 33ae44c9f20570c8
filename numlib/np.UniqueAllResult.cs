namespace Cohort;

/// <content>The result of <see cref="unique_all"/>.</content>
public static partial class np
{
    /// <summary>The distinct elements, where they are, and how often.</summary>
    public readonly struct UniqueAllResult : INDArrayCarrier
    {
        internal UniqueAllResult(NDArray values, NDArray indices, NDArray inverseIndices, NDArray counts)
        {
            (this.values, this.indices, inverse_indices, this.counts) = (values, indices, inverseIndices, counts);
        }

        /// <summary>The distinct elements in ascending order.</summary>
        public NDArray values { get; }

        /// <summary>Where each first occurs in the flattened array.</summary>
        public NDArray indices { get; }

        /// <summary>For each element of the array, the place of its value.</summary>
        public NDArray inverse_indices { get; }

        /// <summary>How often each occurs.</summary>
        public NDArray counts { get; }

        /// <summary>The number of arrays.</summary>
        public int Length => 4;

        /// <summary>One of the arrays, in NumPy's order.</summary>
        public NDArray this[int index] => ToArray()[index];

        /// <summary>The arrays, in NumPy's order.</summary>
        public static implicit operator NDArray[](UniqueAllResult result) => result.ToArray();

        /// <summary>The arrays, in NumPy's order.</summary>
        public void Deconstruct(
            out NDArray values, out NDArray indices, out NDArray inverseIndices, out NDArray counts) =>
            (values, indices, inverseIndices, counts) = (this.values, this.indices, inverse_indices, this.counts);

        /// <summary>The arrays, in NumPy's order.</summary>
        public NDArray[] ToArray() => [values, indices, inverse_indices, counts];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(ToArray());
    }
}
