using System.Collections;

namespace Cohort;

/// <content>Iteration over the indices of an array with its elements.</content>
public static partial class np
{
    /// <summary>The indices and elements of an array, the last axis fastest.</summary>
    /// <remarks>Evaluated on the host: every element is read when it is its turn.</remarks>
    public static NDEnumerate ndenumerate(NDArray arr) => new(Given(arr));

    /// <summary>The indices and converted elements of an array, the last axis fastest.</summary>
    /// <remarks>Evaluated on the host: every element is read when it is its turn.</remarks>
    public static NDEnumerate<T> ndenumerate<T>(NDArray arr)
        where T : unmanaged => new(Given(arr));

    /// <summary>The indices and boxed elements of an array.</summary>
    public class NDEnumerate : NDEnumeration<object>
    {
        internal NDEnumerate(NDArray array)
            : base(array)
        {
        }

        private protected override object Read(NDArray array, long position) => array.ReadBoxed(position);

        private protected override NDEnumeration<object> Again(NDArray array) => new NDEnumerate(array);
    }

    /// <summary>The indices and elements of an array, converted to a type.</summary>
    public class NDEnumerate<T> : NDEnumeration<T>
        where T : unmanaged
    {
        internal NDEnumerate(NDArray array)
            : base(array)
        {
        }

        private protected override T Read(NDArray array, long position) => array.ReadAs<T>(position);

        private protected override NDEnumeration<T> Again(NDArray array) => new NDEnumerate<T>(array);
    }

    /// <summary>Pairs of an index and an element, one after the other.</summary>
    public abstract class NDEnumeration<T> : IEnumerable<(long[] Index, T Value)>, IEnumerator<(long[] Index, T Value)>
    {
        private readonly NDArray _array;
        private readonly NDIndex _indices;

        private protected NDEnumeration(NDArray array) =>
            (_array, _indices) = (array, new NDIndex(array.Layout.Extents.ToArray()));

        /// <summary>The index and the element that were reached last.</summary>
        /// <exception cref="InvalidOperationException">The iteration has not begun, or has ended.</exception>
        public (long[] Index, T Value) Current
        {
            get
            {
                var index = _indices.Current;
                return (index, Read(_array, _array.Layout.Position(index)));
            }
        }

        /// <inheritdoc/>
        object IEnumerator.Current => Current;

        /// <summary>Ends the iteration.</summary>
        public void Dispose()
        {
            _indices.Dispose();
            GC.SuppressFinalize(this);
        }

        /// <summary>Another iteration from the start.</summary>
        public IEnumerator<(long[] Index, T Value)> GetEnumerator() => Again(_array);

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Goes on to the next element; false behind the last.</summary>
        public bool MoveNext() => _indices.MoveNext();

        /// <inheritdoc/>
        void IEnumerator.Reset() => ((IEnumerator)_indices).Reset();

        private protected abstract T Read(NDArray array, long position);

        private protected abstract NDEnumeration<T> Again(NDArray array);
    }
}
