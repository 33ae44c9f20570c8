namespace Cohort;

/// <content>The result of <see cref="unique_counts"/>.</content>
public static partial class np
{
    /// <summary>The distinct elements and how often they occur.</summary>
    public readonly struct UniqueCountsResult : INDArrayCarrier
    {
        internal UniqueCountsResult(NDArray values, NDArray counts)
        {
            (this.values, this.counts) = (values, counts);
        }

        /// <summary>The distinct elements in ascending order.</summary>
        public NDArray values { get; }

        /// <summary>How often each occurs.</summary>
        public NDArray counts { get; }

        /// <summary>The number of arrays.</summary>
        public int Length => 2;

        /// <summary>One of the arrays, in NumPy's order.</summary>
        public NDArray this[int index] => ToArray()[index];

        /// <summary>The arrays, in NumPy's order.</summary>
        public static implicit operator NDArray[](UniqueCountsResult result) => result.ToArray();

        /// <summary>The arrays, in NumPy's order.</summary>
        public void Deconstruct(out NDArray values, out NDArray counts) =>
            (values, counts) = (this.values, this.counts);

        /// <summary>The arrays, in NumPy's order.</summary>
        public NDArray[] ToArray() => [values, counts];

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(ToArray());
    }
}
