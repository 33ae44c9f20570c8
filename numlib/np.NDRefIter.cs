using Cohort.Iteration;

namespace Cohort;

/// <content>Iteration by reference.</content>
public static partial class np
{
    /// <summary>References to the elements of an array, one after the other.</summary>
    public readonly unsafe struct NDRefIter<T>
        where T : unmanaged
    {
        private readonly MemoryPath _path;

        internal NDRefIter(MemoryPath path) => _path = path;

        /// <summary>The elements from the first one on.</summary>
        public Enumerator GetEnumerator() => new(_path);

        /// <summary>Stands at one element.</summary>
        public struct Enumerator
        {
            private readonly MemoryPath _path;
            private readonly long _run;
            private readonly long _count;
            private long _at;
            private long _rest;
            private T* _element;

            internal Enumerator(MemoryPath path) =>
                (_path, _run, _count, _at) = (path, path.RunExtent, path.Count, 0);

            /// <summary>The element.</summary>
            public readonly ref T Current => ref *_element;

            /// <summary>Ends the iteration.</summary>
            public readonly void Dispose() => GC.KeepAlive(_path);

            /// <summary>Goes to the next element; false behind the last.</summary>
            public bool MoveNext()
            {
                if (_rest > 0)
                {
                    _rest--;
                    _element++;
                    return true;
                }

                if (_at >= _count)
                {
                    return false;
                }

                _element = (T*)_path.At(_at);
                _at += _run;
                _rest = _run - 1;
                return true;
            }
        }
    }
}
