using Cohort.Runtime.Elements;
using Cohort.Typing;

namespace Cohort.IO;

/// <summary>The correspondence of element types with the type descriptions in .npy files.</summary>
internal static class NpyTypes
{
    /// <summary>The description of a type, such as '&lt;f8'.</summary>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    public static string Description(ElementType type) => type is ElementType.Char or ElementType.Decimal
        ? throw new NotSupportedException($"The .npy format cannot hold {type.Name()} arrays; convert with astype "
            + $"first.")
        : $"{(type.SizeInBytes() == 1 ? '|' : '<')}{type.Kind()}{type.SizeInBytes()}";

    /// <summary>The type that a description names, and whether its bytes are in big-endian order.</summary>
    /// <exception cref="ValueError">It describes Python objects, or nothing.</exception>
    /// <exception cref="NotSupportedException">It names text, dates, records or sizes that arrays do not
    /// hold.</exception>
    public static (ElementType Type, bool BigEndian) Parse(string description)
    {
        var ordered = description.Length > 0 && description[0] is '<' or '>' or '|' or '=';
        var name = ordered ? description[1..] : description;
        if (name.StartsWith('O'))
        {
            throw new ValueError("Object arrays cannot be loaded when allow_pickle=False");
        }

        if (name.Length > 1 && name[0] is 'S' or 'U' or 'V' or 'M' or 'm' or 'a')
        {
            throw new NotSupportedException($"Arrays of dtype '{description}' cannot be loaded: only numbers and "
                + $"booleans can.");
        }

        if (name is "c8" or "f16" or "c32" or "g" or "F" or "G")
        {
            throw new NotSupportedException($"Arrays of dtype '{description}' cannot be loaded: there is no such "
                + $"element type.");
        }

        if (name.Length != 2 && name is not "c16" and not "?")
        {
            throw new ValueError($"descr is not a valid dtype descriptor: '{description}'");
        }

        try
        {
            return (DTypeNames.Parse(name), description[0] == '>');
        }
        catch (TypeError error)
        {
            throw new ValueError($"descr is not a valid dtype descriptor: '{description}'", error);
        }
    }
}
