using System.Collections;
using Cohort.Iteration;
using Cohort.Typing;

namespace Cohort;

/// <content>Iteration over arrays that are broadcast against each other.</content>
public static partial class np
{
    /// <summary>Two arrays broadcast against each other.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit together.</exception>
    public static Broadcast broadcast(NDArray nd1, NDArray nd2) => new([Given(nd1), Given(nd2)]);

    /// <summary>Arrays broadcast against each other.</summary>
    /// <exception cref="IncorrectShapeException">The shapes do not fit together.</exception>
    public static Broadcast broadcast(params NDArray[] arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        return new Broadcast(Array.ConvertAll(arrays, array => Given(array)));
    }

    /// <summary>The elements of arrays that are broadcast against each other, position by position.</summary>
    public class Broadcast : IEnumerable<object[]>, IEnumerator<object[]>
    {
        private readonly NDArray[] _arrays;
        private object[]? _current;

        /// <summary>A broadcast of nothing.</summary>
        public Broadcast()
            : this([])
        {
        }

        internal Broadcast(NDArray[] arrays)
        {
            var extents = Broadcasting.Common([.. arrays.Select(array => array.Layout)]);
            shape = new Shape(extents.Extents.ToArray());
            _arrays = Array.ConvertAll(arrays, array => broadcast_to(array, shape));
        }

        /// <summary>The elements that were reached last.</summary>
        /// <exception cref="InvalidOperationException">The iteration has not begun, or has ended.</exception>
        public object[] Current => _current ?? throw new InvalidOperationException("The iteration is at no element.");

        /// <inheritdoc/>
        object IEnumerator.Current => Current;

        /// <summary>How many positions have been passed.</summary>
        public int index { get; private set; }

        /// <summary>The broadcast arrays, each with its elements in order.</summary>
        public FlatIterator[] iters => Array.ConvertAll(_arrays, array => new FlatIterator(array));

        /// <summary>The number of axes.</summary>
        public int nd => ndim;

        /// <summary>The number of axes.</summary>
        public int ndim => shape.NDim;

        /// <summary>The number of arrays.</summary>
        public int numiter => _arrays.Length;

        /// <summary>The common shape.</summary>
        public Shape shape { get; }

        /// <summary>The number of positions.</summary>
        public long size => shape.Size;

        /// <summary>Ends the iteration.</summary>
        public void Dispose()
        {
            _current = null;
            GC.SuppressFinalize(this);
        }

        /// <summary>Another iteration from the start.</summary>
        public IEnumerator<object[]> GetEnumerator() => new Broadcast(_arrays);

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Goes on to the next position; false behind the last.</summary>
        public bool MoveNext()
        {
            if (index >= size || _arrays.Length == 0)
            {
                _current = null;
                return false;
            }

            var at = index++;
            _current = Array.ConvertAll(_arrays, array => array.GetAtIndex(at));
            return true;
        }

        /// <summary>Starts again.</summary>
        public void reset() => (index, _current) = (0, null);

        /// <inheritdoc/>
        void IEnumerator.Reset() => reset();
    }
}
