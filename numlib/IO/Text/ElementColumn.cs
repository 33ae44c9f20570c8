using System.Numerics;
using Cohort.Runtime.Elements;

namespace Cohort.IO.Text;

/// <summary>Elements of one type that are read from texts one after the other.</summary>
internal abstract class ElementColumn
{
    private static readonly Dictionary<ElementType, Func<ElementColumn>> Kinds = new()
    {
        [ElementType.Boolean] = () => new ElementColumn<bool>(NumberText.TryTruth),
        [ElementType.SByte] = Integers<sbyte>,
        [ElementType.Byte] = Integers<byte>,
        [ElementType.Int16] = Integers<short>,
        [ElementType.UInt16] = Integers<ushort>,
        [ElementType.Int32] = Integers<int>,
        [ElementType.UInt32] = Integers<uint>,
        [ElementType.Int64] = Integers<long>,
        [ElementType.UInt64] = Integers<ulong>,
        [ElementType.Half] = () => new ElementColumn<Half>(NumberText.TryReal),
        [ElementType.Single] = () => new ElementColumn<float>(NumberText.TryReal),
        [ElementType.Double] = () => new ElementColumn<double>(NumberText.TryDouble),
        [ElementType.Complex] = () => new ElementColumn<Complex>(NumberText.TryComplex),
        [ElementType.Decimal] = () => new ElementColumn<decimal>(NumberText.TryDecimal),
        [ElementType.Char] = () => new ElementColumn<char>(NumberText.TryCharacter),
    };

    /// <summary>The number of elements.</summary>
    public abstract long Count { get; }

    /// <summary>A column without elements.</summary>
    public static ElementColumn Of(ElementType type) => Kinds[type]();

    /// <summary>Adds the element that a text is; false when it is none.</summary>
    public abstract bool TryAdd(ReadOnlySpan<char> text);

    /// <summary>Adds a value of the program, converted; a text is read.</summary>
    public abstract bool TryAdd(object value);

    /// <summary>The elements, row-major, in an array.</summary>
    public abstract NDArray ToArray(params long[] extents);

    private static ElementColumn<T> Integers<T>()
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => new(NumberText.TryInteger);
}
