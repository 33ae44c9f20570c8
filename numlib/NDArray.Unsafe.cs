using Cohort.Utilities;

namespace Cohort;

/// <content>Raw access to memory.</content>
public partial class NDArray
{
    /// <summary>
    /// The memory of an array whose elements are contiguous, live both ways; the array is shared from the first use on.
    /// Nothing here checks indices or element types, and only the array itself keeps the memory alive.
    /// </summary>
    public readonly unsafe struct _Unsafe
    {
        private readonly NDArray _array;

        internal _Unsafe(NDArray array) => _array = array;

        /// <summary>Where the first element is; the address does not change.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public void* Address => _array.Layout.IsContiguous
            ? _array.Address() + (_array.Layout.Offset * ItemLength)
            : throw new InvalidOperationException(
                "Can't return a memory address when the elements of an NDArray are not contiguous.");

        /// <summary>The number of elements.</summary>
        public long Count => _array.size;

        /// <summary>The size of one element in bytes.</summary>
        public int ItemLength => _array.itemsize;

        /// <summary>The size of all elements in bytes.</summary>
        public long BytesLength => _array.nbytes;

        /// <summary>References to the first element.</summary>
        public _Pinning Pin => new(this);

        /// <summary>The elements' memory read as elements of <typeparamref name="T"/>.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public UnmanagedSpan<T> AsSpan<T>()
            where T : unmanaged => new(Address, BytesLength / sizeof(T));

        /// <summary>Sets every element to a converted value.</summary>
        public void Fill(object value) => _array.fill(value);

        /// <summary>The element at a position in memory, boxed.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public object GetIndex(long index)
        {
            _ = Address;
            return _array.ReadBoxed(_array.Layout.Offset + index);
        }

        /// <summary>The element at a position in memory, read as <typeparamref name="T"/>.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public T GetIndex<T>(long index)
            where T : unmanaged => ((T*)Address)[index];

        /// <summary>A reference to the first byte, for <c>fixed</c>.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public ref byte GetPinnableReference() => ref *(byte*)Address;

        /// <summary>A reference to the first element, read as <typeparamref name="T"/>.</summary>
        /// <exception cref="InvalidOperationException">The elements are not contiguous.</exception>
        public ref T GetPinnableReference<T>()
            where T : unmanaged => ref *(T*)Address;

        /// <summary>References to the first element, read as the type that a name tells.</summary>
        public readonly struct _Pinning
        {
            private readonly _Unsafe _memory;

            internal _Pinning(_Unsafe memory) => _memory = memory;

            /// <summary>The first element.</summary>
            public ref bool Boolean => ref GetPin<bool>();

            /// <summary>The first element.</summary>
            public ref byte Byte => ref GetPin<byte>();

            /// <summary>The first element.</summary>
            public ref char Char => ref GetPin<char>();

            /// <summary>The first element.</summary>
            public ref decimal Decimal => ref GetPin<decimal>();

            /// <summary>The first element.</summary>
            public ref double Double => ref GetPin<double>();

            /// <summary>The first element.</summary>
            public ref short Int16 => ref GetPin<short>();

            /// <summary>The first element.</summary>
            public ref int Int32 => ref GetPin<int>();

            /// <summary>The first element.</summary>
            public ref long Int64 => ref GetPin<long>();

            /// <summary>The first element.</summary>
            public ref float Single => ref GetPin<float>();

            /// <summary>The first element.</summary>
            public ref ushort UInt16 => ref GetPin<ushort>();

            /// <summary>The first element.</summary>
            public ref uint UInt32 => ref GetPin<uint>();

            /// <summary>The first element.</summary>
            public ref ulong UInt64 => ref GetPin<ulong>();

            /// <summary>The first element, read as <typeparamref name="T"/>.</summary>
            /// <exception cref="InvalidOperationException">
            /// The array has fewer bytes, or its elements are not contiguous.
            /// </exception>
            public ref T GetPin<T>()
                where T : unmanaged
            {
                if (_memory.BytesLength < sizeof(T))
                {
                    throw new InvalidOperationException(
                        $"An array of {_memory.BytesLength} bytes holds no {typeof(T).Name}.");
                }

                return ref _memory.GetPinnableReference<T>();
            }
        }
    }
}
