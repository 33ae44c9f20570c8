using System.Collections;
using Cohort.Iteration;

namespace Cohort;

/// <content>Iteration over the elements of an array as if it had one axis.</content>
public static partial class np
{
    /// <summary>The elements of an array in row-major order, to read, to write and to iterate over.</summary>
    public static FlatIterator flat(NDArray a) => new(Given(a));

    /// <summary>An array seen as its elements in row-major order; writing to it writes the array.</summary>
    public sealed class FlatIterator : IEnumerable<object>
    {
        private long _next;

        internal FlatIterator(NDArray array) => Base = array;

        /// <summary>The array.</summary>
        public NDArray Base { get; }

        /// <summary>The coordinates of the element that <see cref="next"/> gives.</summary>
        public long[] coords
        {
            get
            {
                var index = new long[Base.ndim];
                Odometer.Seek(index, Base.Layout.Extents, Math.Min(_next, Math.Max(0, size - 1)));
                return index;
            }
        }

        /// <summary>The number of the element that <see cref="next"/> gives.</summary>
        public long index => _next;

        /// <summary>The number of elements.</summary>
        public long size => Base.size;

        /// <summary>One element; negative numbers count from the end.</summary>
        /// <exception cref="IndexError">There is no such element.</exception>
        public object this[long i]
        {
            get => Base.GetAtIndex(Checked(i));
            set => Base.SetAtIndex(value, Checked(i));
        }

        /// <summary>A range of elements, as a copy; written, the values repeat as often as they are needed.</summary>
        public NDArray this[string range]
        {
            get => ravel(Base)[range].copy();
            set => Write(arange(size)[range], value);
        }

        /// <summary>Elements by their numbers, as a copy.</summary>
        public NDArray this[int[] indices]
        {
            get => this[array(indices)];
            set => this[array(indices)] = value;
        }

        /// <summary>Elements by their numbers, as a copy.</summary>
        public NDArray this[long[] indices]
        {
            get => this[array(indices)];
            set => this[array(indices)] = value;
        }

        /// <summary>Elements by their numbers, or where a mask is true, as a copy.</summary>
        public NDArray this[NDArray indices]
        {
            get => ravel(Base)[indices];
            set => Write(arange(size)[indices], value);
        }

        /// <summary>The elements from the first one on.</summary>
        public IEnumerator<object> GetEnumerator()
        {
            for (var i = 0L; i < size; i++)
            {
                yield return Base.GetAtIndex(i);
            }
        }

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The elements as an array of one axis.</summary>
        public NDArray copy() => Base.flatten();

        /// <summary>The next element.</summary>
        /// <exception cref="InvalidOperationException">There is none.</exception>
        public object next() => _next < size
            ? Base.GetAtIndex(_next++)
            : throw new InvalidOperationException("The iteration has ended.");

        private void Write(NDArray positions, NDArray values)
        {
            if (positions.size > 0)
            {
                put(Base, positions, values);
            }
        }

        private long Checked(long i) => i >= -size && i < size
            ? i < 0 ? i + size : i
            : throw new IndexError($"index {i} is out of bounds for size {size}");
    }
}
