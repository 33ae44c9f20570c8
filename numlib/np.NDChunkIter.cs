using Cohort.Iteration;

namespace Cohort;

/// <content>Iteration by runs of elements.</content>
public static partial class np
{
    /// <summary>Spans over the runs of adjacent elements of an array, one after the other.</summary>
    public readonly unsafe struct NDChunkIter<T>
        where T : unmanaged
    {
        private readonly MemoryPath _path;

        internal NDChunkIter(MemoryPath path) => _path = path;

        /// <summary>The runs from the first one on.</summary>
        public Enumerator GetEnumerator() => new(_path);

        /// <summary>Stands at one run.</summary>
        public struct Enumerator
        {
            private readonly MemoryPath _path;
            private long _next;
            private T* _begin;
            private int _length;

            internal Enumerator(MemoryPath path) => _path = path;

            /// <summary>The run: at most 2^31 - 1 elements.</summary>
            public readonly Span<T> Current => new(_begin, _length);

            /// <summary>Ends the iteration.</summary>
            public readonly void Dispose() => GC.KeepAlive(_path);

            /// <summary>Goes to the next run; false behind the last.</summary>
            public bool MoveNext()
            {
                if (_next >= _path.Count)
                {
                    return false;
                }

                var run = _path.RunExtent;
                _begin = (T*)_path.At(_next);
                _length = (int)Math.Min(run - (_next % run), int.MaxValue);
                _next += _length;
                return true;
            }
        }
    }
}
