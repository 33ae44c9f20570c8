using System.Numerics;
using Cohort.Runtime.Elements;

namespace Cohort.Backends.Unmanaged;

/// <summary>Slices of an element type that is known at run time only.</summary>
internal abstract class SliceType
{
    private static readonly SliceType[] Table =
    [
        new Typed<bool>(), new Typed<sbyte>(), new Typed<byte>(), new Typed<short>(), new Typed<ushort>(),
        new Typed<int>(), new Typed<uint>(), new Typed<long>(), new Typed<ulong>(), new Typed<Half>(),
        new Typed<float>(), new Typed<double>(), new Typed<Complex>(), new Typed<decimal>(), new Typed<char>(),
    ];

    public static SliceType Of(ElementType type) => Table[(int)type];

    public static SliceType Of(Type type) => Of(ElementTypes.Of(type));

    public abstract IArraySlice Allocate(long count);

    public abstract IArraySlice Over(Array array, bool copy);

    /// <summary>The elements of a block, which the slice keeps alive.</summary>
    public abstract IArraySlice At(IMemoryBlock block);

    /// <summary>The elements of an array in its own memory.</summary>
    public abstract IArraySlice Of(NDArray array);

    private sealed class Typed<T> : SliceType
        where T : unmanaged
    {
        public override IArraySlice Allocate(long count) => ArraySlice<T>.Allocate(count);

        public override IArraySlice Over(Array array, bool copy) => ArraySlice.Over<T>(array, copy);

        public override unsafe IArraySlice At(IMemoryBlock block) =>
            new ArraySlice<T>((T*)block.Address, block.Count, block);

        public override IArraySlice Of(NDArray array) => array.Data<T>();
    }
}
