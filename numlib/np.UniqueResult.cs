namespace Cohort;

/// <content>The result of <see cref="unique"/>.</content>
public static partial class np
{
    /// <summary>The distinct elements, and where they are in the array, as far as asked for.</summary>
    public readonly struct UniqueResult : INDArrayCarrier
    {
        internal UniqueResult(NDArray values, NDArray? indices, NDArray? inverse, NDArray? counts)
        {
            (this.values, this.indices, inverse_indices, this.counts) = (values, indices, inverse, counts);
        }

        /// <summary>The distinct elements in ascending order.</summary>
        public NDArray values { get; }

        /// <summary>Where each first occurs in the flattened array; null unless asked for.</summary>
        public NDArray? indices { get; }

        /// <summary>For each element of the array, the place of its value; null unless asked for.</summary>
        public NDArray? inverse_indices { get; }

        /// <summary>How often each occurs; null unless asked for.</summary>
        public NDArray? counts { get; }

        /// <summary>The number of arrays.</summary>
        public int Length => ToArray().Length;

        /// <summary>The shape of the values.</summary>
        public Shape Shape => values.Shape;

        /// <summary>The extents of the values.</summary>
        public long[] shape => values.shape;

        /// <summary>The number of values.</summary>
        public long size => values.size;

        /// <summary>The number of axes of the values.</summary>
        public int ndim => values.ndim;

        /// <summary>The element type of the values.</summary>
        public Type dtype => values.dtype;

        /// <summary>The element type of the values.</summary>
        public NPTypeCode typecode => values.typecode;

        /// <summary>One of the arrays asked for, in NumPy's order.</summary>
        public NDArray this[int index] => ToArray()[index];

        /// <summary>The values.</summary>
        public static implicit operator NDArray(UniqueResult result) => result.values;

        /// <summary>The arrays asked for, in NumPy's order.</summary>
        public static implicit operator NDArray[](UniqueResult result) => result.ToArray();

        /// <summary>The values and what was asked for.</summary>
        public void Deconstruct(out NDArray values, out NDArray second)
        {
            var all = ToArray();
            (values, second) = (all[0], all[1]);
        }

        /// <summary>The values and what was asked for.</summary>
        public void Deconstruct(out NDArray values, out NDArray second, out NDArray third)
        {
            var all = ToArray();
            (values, second, third) = (all[0], all[1], all[2]);
        }

        /// <summary>The values and what was asked for.</summary>
        public void Deconstruct(out NDArray values, out NDArray index, out NDArray inverse, out NDArray counts)
        {
            var all = ToArray();
            (values, index, inverse, counts) = (all[0], all[1], all[2], all[3]);
        }

        /// <summary>The arrays asked for, in NumPy's order.</summary>
        public NDArray[] ToArray()
        {
            NDArray?[] all = [values, indices, inverse_indices, counts];
            return [.. all.OfType<NDArray>()];
        }

        /// <summary>Whether the values equal those of an array.</summary>
        public bool array_equal(NDArray rhs) => np.array_equal(values, rhs);

        /// <summary>A value by its place.</summary>
        public object GetAtIndex(long index) => values.GetAtIndex(index);

        /// <summary>A value by its place.</summary>
        public T GetAtIndex<T>(long index)
            where T : unmanaged => values.GetAtIndex<T>(index);

        /// <summary>A value by its indices.</summary>
        public bool GetBoolean(params long[] indices) => values.GetBoolean(indices);

        /// <summary>A value by its indices.</summary>
        public bool GetBoolean(int[] indices) => values.GetBoolean(indices);

        /// <summary>A value by its indices.</summary>
        public double GetDouble(params long[] indices) => values.GetDouble(indices);

        /// <summary>A value by its indices.</summary>
        public double GetDouble(int[] indices) => values.GetDouble(indices);

        /// <summary>A value by its indices.</summary>
        public int GetInt32(params long[] indices) => values.GetInt32(indices);

        /// <summary>A value by its indices.</summary>
        public float GetSingle(params long[] indices) => values.GetSingle(indices);

        /// <summary>A value by its indices.</summary>
        public float GetSingle(int[] indices) => values.GetSingle(indices);

        /// <inheritdoc/>
        public void YieldTo(NDScope scope) => scope.Returns(ToArray());
    }
}
