using System.Collections;
using System.Globalization;
using Cohort.Iteration;
using Cohort.Runtime.Geometry;

namespace Cohort;

/// <content>NumPy's nditer.</content>
public static partial class np
{
    /// <summary>
    /// Passes through arrays that are broadcast against each other. <see cref="value"/> has one array for each operand:
    /// a view of one element, or with 'external_loop' of a run of elements.
    /// </summary>
    /// <remarks>Evaluated on the host: every view that is read waits for its values.</remarks>
    public class NDIterator : IEnumerable<NDArray[]>, IDisposable
    {
        private readonly IteratedOperands _operands;
        private readonly IterationRequest _request;
        private IterationFlags _flags;
        private IterationPath _path;
        private (long Begin, long End) _range;
        private long _at;
        private NDIterator? _inner;
        private bool _hasBegun;
        private bool _isClosed;

        internal NDIterator(NDArray?[] op, IterationFlags flags, IterationRequest request)
        {
            ArgumentNullException.ThrowIfNull(op);
            if (!Array.Exists(op, operand => operand is not null))
            {
                throw new ValueError("At least one iterator operand must be non-NULL");
            }

            (_flags, _request) = (flags, request);
            _operands = new IteratedOperands(op, flags, request);
            if (Layout.Product(_operands.Extents) == 0 && !flags.MayBeEmpty)
            {
                throw new ValueError("Iteration of zero-sized operands is not enabled");
            }

            _path = NewPath(_operands.Views, _operands.Extents, null);
            _range = (0, _path.Count);
        }

        // One of several iterations inside each other, over some of the axes.
        internal NDIterator(
            IteratedOperands operands, int[] axes, IterationFlags flags, IterationRequest request, NDIterator? outer)
        {
            (_operands, _flags, _request) = (operands, flags, request);
            var extents = Array.ConvertAll(axes, axis => operands.Extents[axis]);
            _path = NewPath(
                Array.ConvertAll(operands.Views, view => view.ViewOf(new Layout(
                    view.Layout.Offset, extents, Array.ConvertAll(axes, axis => view.Layout.Strides[axis])))),
                extents,
                outer is null
                    ? null
                    : operand => outer._path.Distance(operand, Math.Min(outer._at, outer._path.Count - 1)));
            _range = (0, _path.Count);
            if (outer is not null)
            {
                outer._inner = this;
            }
        }

        private NDIterator(NDIterator other)
        {
            (_operands, _request, _flags, _path) = (other._operands, other._request, other._flags, other._path);
            (_range, _at, _hasBegun) = (other._range, other._at, other._hasBegun);
        }

        /// <summary>The same as <see cref="value"/>.</summary>
        public NDArray[] Current => value;

        /// <summary>The current view of an operand.</summary>
        public NDArray this[int i] => value[i];

        /// <summary>The types in which the operands are seen.</summary>
        public NPTypeCode[] dtypes => Array.ConvertAll(_operands.Views, view => view.typecode);

        /// <summary>Whether the end has been passed.</summary>
        public bool finished => _at >= _range.End;

        /// <summary>Whether buffers are still to be made: never.</summary>
        public bool has_delayed_bufalloc => false;

        /// <summary>Whether the number of the element is kept.</summary>
        public bool has_index => _flags.HasRowIndex || _flags.HasColumnIndex;

        /// <summary>Whether the coordinates of the element are kept.</summary>
        public bool has_multi_index => _flags.HasMultiIndex;

        /// <summary>The number of the current element in row-major or column-major order.</summary>
        /// <exception cref="ValueError">It is not kept: neither c_index nor f_index was given.</exception>
        public long index => has_index
            ? _path.FlatIndex(CheckedPosition(), _flags.HasColumnIndex)
            : throw new ValueError("Iterator does not have an index");

        /// <summary>Whether the iteration needs an interpreter's lock: never.</summary>
        public bool iterationneedsapi => false;

        /// <summary>The number of the current element in the order of the iteration.</summary>
        /// <exception cref="ValueError">The number is outside the range.</exception>
        public long iterindex
        {
            get => _at;
            set
            {
                _at = value >= _range.Begin && value < _range.End ? value : throw new ValueError(
                    "Iterator GotoIterIndex called with an iterindex outside the iteration range");
                _inner?.reset();
            }
        }

        /// <summary>The first number of the iteration, and the one behind its last.</summary>
        /// <exception cref="ValueError">The flag ranged was not given, or the range is none.</exception>
        public (long Begin, long End) iterrange
        {
            get => _range;
            set
            {
                if (!_flags.IsRanged)
                {
                    throw new ValueError("Iterator was not constructed with the ranged flag");
                }

                _range = value.Begin >= 0 && value.Begin <= value.End && value.End <= _path.Count ? value
                    : throw new ValueError(
                        $"Out-of-bounds range [{value.Begin}, {value.End}) passed to ResetToIterIndex");
                reset();
            }
        }

        /// <summary>The number of elements.</summary>
        public long itersize => _path.Count;

        /// <summary>The operands in the order of the iteration.</summary>
        public NDArray[] itviews => _path.Views();

        /// <summary>The coordinates of the current element.</summary>
        /// <exception cref="ValueError">They are not kept: multi_index was not given.</exception>
        public long[] multi_index => has_multi_index
            ? _path.Coordinates(CheckedPosition())
            : throw new ValueError("Iterator is not tracking a multi-index");

        /// <summary>The number of axes of the iteration.</summary>
        public int ndim => shape.Length;

        /// <summary>The number of operands.</summary>
        public int nop => _operands.Views.Length;

        /// <summary>The operands; those that were missing have been allocated.</summary>
        public NDArray[] operands => [.. _operands.Given];

        /// <summary>The extents of the iteration; with a multi-index those of the operands together.</summary>
        public long[] shape => has_multi_index ? [.. _path.Original] : _path.Joined();

        /// <summary>The current view of each operand.</summary>
        /// <exception cref="ValueError">The end has been passed.</exception>
        public NDArray[] value
        {
            get
            {
                var at = CheckedPosition();
                return _flags.HasExternalLoop ? _path.Run(at, _range.End) : _path.Element(at);
            }
        }

        /// <summary>Ends the iteration: see <see cref="close"/>.</summary>
        public void Dispose()
        {
            close();
            GC.SuppressFinalize(this);
        }

        /// <summary>The views from here to the end.</summary>
        public IEnumerator<NDArray[]> GetEnumerator()
        {
            while (MoveNext())
            {
                yield return value;
            }

            close();
        }

        /// <inheritdoc/>
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Goes to the first element, later to the next one; false behind the last.</summary>
        public bool MoveNext()
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                return !finished;
            }

            return iternext();
        }

        /// <summary>Writes operands back that were converted and written.</summary>
        public void close()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _operands.WriteBack();
            }
        }

        /// <summary>An iteration that stands where this one does, over the same operands.</summary>
        public NDIterator copy() => new(this);

        /// <summary>Writes a description to the standard output.</summary>
        public void debug_print() => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            nditer of {nop} operands of {string.Join(", ", dtypes)}
              shape: ({string.Join(", ", shape)}), {itersize} elements, at {iterindex} of [{_range.Begin}, {_range.End})
              {_flags}
            """));

        /// <summary>From here on views are runs of elements, as with the flag external_loop.</summary>
        /// <exception cref="ValueError">An index is kept.</exception>
        public void enable_external_loop()
        {
            if (has_index || has_multi_index)
            {
                throw new ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being "
                    + "tracked");
            }

            _flags = _flags with { HasExternalLoop = true };
            reset();
        }

        /// <summary>Goes to the next element or run; false behind the last.</summary>
        public bool iternext()
        {
            if (finished)
            {
                return false;
            }

            _hasBegun = true;
            _at += _flags.HasExternalLoop ? _path.RunLength(_at, _range.End) : 1;
            _inner?.reset();
            return !finished;
        }

        /// <summary>Leaves an axis out: the iteration stays at its start. It begins again.</summary>
        /// <exception cref="ValueError">No multi-index is kept, or there is no such axis.</exception>
        public void remove_axis(int axis)
        {
            if (!has_multi_index)
            {
                throw new ValueError("Iterator RemoveAxis may only be called if a multi-index is being tracked");
            }

            if (axis < 0 || axis >= _path.Original.Length)
            {
                throw new ValueError("axis out of bounds in iterator RemoveAxis");
            }

            _path = _path.Without(axis);
            _range = (0, _path.Count);
            reset();
        }

        /// <summary>Gives the coordinates up. The iteration begins again.</summary>
        public void remove_multi_index()
        {
            _flags = _flags with { HasMultiIndex = false };
            reset();
        }

        /// <summary>Goes back to the start of the range.</summary>
        public void reset()
        {
            (_at, _hasBegun) = (_range.Begin, false);
            _inner?.reset();
        }

        private IterationPath NewPath(NDArray[] operands, long[] extents, Func<int, long>? shift) => new(
            operands, extents,
            IterationOrder.Of(_request.Order, [.. operands.Select(view => view.Layout)], extents.Length),
            _request.BufferSize > 0 ? _request.BufferSize : getbufsize())
        {
            Shift = shift,
        };

        private long CheckedPosition() =>
            finished ? throw new ValueError("Iterator is past the end") : _at;
    }
}
