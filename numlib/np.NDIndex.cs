using System.Collections;
using Cohort.Iteration;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>Iteration over the indices of a shape.</content>
public static partial class np
{
    /// <summary>All indices of a shape, the last axis fastest.</summary>
    /// <exception cref="ValueError">An extent is negative.</exception>
    public static NDIndex ndindex(int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new NDIndex(Array.ConvertAll(shape, extent => (long)extent));
    }

    /// <summary>All indices of a shape, the last axis fastest.</summary>
    /// <exception cref="ValueError">An extent is negative.</exception>
    public static NDIndex ndindex(params long[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new NDIndex([.. shape]);
    }

    /// <summary>The indices of a shape, one after the other; every one is an array of its own.</summary>
    public class NDIndex : IEnumerable<long[]>, IEnumerator<long[]>
    {
        private readonly long[] _extents;
        private readonly long _count;
        private long _next;
        private long[]? _current;

        internal NDIndex(long[] extents)
        {
            if (Array.Exists(extents, extent => extent < 0))
            {
                throw new ValueError("negative dimensions are not allowed");
            }

            _extents = extents;
            _count = Layout.Product(extents);
        }

        /// <summary>The index that was reached last.</summary>
        /// <exception cref="InvalidOperationException">The iteration has not begun, or has ended.</exception>
        public long[] Current => _current ?? throw new InvalidOperationException("The iteration is at no element.");

        /// <inheritdoc/>
        object IEnumerator.Current => Current;

        /// <summary>Ends the iteration.</summary>
        public void Dispose()
        {
            _current = null;
            GC.SuppressFinalize(this);
        }

        /// <summary>Another iteration from the start.</summary>
        public IEnumerator<long[]> GetEnumerator() => new NDIndex(_extents);

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Goes on to the next index; false behind the last.</summary>
        public bool MoveNext()
        {
            if (_next >= _count)
            {
                _current = null;
                return false;
            }

            _current = new long[_extents.Length];
            Odometer.Seek(_current, _extents, _next++);
            return true;
        }

        /// <inheritdoc/>
        void IEnumerator.Reset() => (_next, _current) = (0, null);
    }
}
