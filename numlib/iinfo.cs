using System.Globalization;
using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort;

/// <summary>The limits of an integer type.</summary>
public sealed class iinfo
{
    private readonly ElementType _element;

    /// <summary>The limits of a type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public iinfo(NPTypeCode typeCode)
        : this(typeCode.ToElementType())
    {
    }

    /// <summary>The limits of a type.</summary>
    /// <exception cref="ValueError">The type is no integer type.</exception>
    public iinfo(Type type)
        : this(ElementTypes.Of(type))
    {
    }

    internal iinfo(ElementType type)
    {
        if (!type.IsInteger() && type != ElementType.Char)
        {
            throw new ValueError($"Invalid integer data type '{type.Kind()}'.");
        }

        _element = type;
        bits = 8 * type.SizeInBytes();
        var isSigned = type.IsSignedInteger();
        kind = isSigned ? 'i' : 'u';
        min = isSigned ? long.MinValue >> (64 - bits) : 0;
        maxUnsigned = ulong.MaxValue >> (64 - bits + (isSigned ? 1 : 0));
    }

    /// <summary>How many bits an element has.</summary>
    public int bits { get; }

    /// <summary>The integer type.</summary>
    public NPTypeCode dtype => _element.Code();

    /// <summary>'i' for types with a sign, else 'u'.</summary>
    public char kind { get; }

    /// <summary>
    /// The largest number; for uint64, whose largest is no long, that of int64: see <see cref="maxUnsigned"/>.
    /// </summary>
    public long max => (long)Math.Min(maxUnsigned, long.MaxValue);

    /// <summary>The largest number.</summary>
    public ulong maxUnsigned { get; }

    /// <summary>The least number.</summary>
    public long min { get; }

    /// <summary>The limits, a line each.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Machine parameters for {_element.Name()}
        ---------------------------------------------------------------
        min = {min}
        max = {maxUnsigned}
        ---------------------------------------------------------------
        """);
}
