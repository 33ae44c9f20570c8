using System.Text;
using Cohort.Runtime.Elements;

namespace Cohort.Kernels.Cuda.Ptx;

/// <summary>
/// Names and declares registers. Integers of up to 32 bits live in 32-bit registers, extended as their type says;
/// Boolean lives in predicates, Half as its bits.
/// </summary>
internal sealed class PtxRegisters
{
    private static readonly (string Prefix, string Class)[] Classes =
        [("%p", "pred"), ("%h", "b16"), ("%r", "b32"), ("%rd", "b64"), ("%f", "f32"), ("%fd", "f64")];

    private readonly int[] _counts = new int[Classes.Length];

    /// <summary>A new register for values of a type.</summary>
    public string New(ElementType type) => New(ClassOf(type));

    /// <summary>A new 16-bit register, which only conversions of Half need.</summary>
    public string NewHalf() => New(1);

    /// <summary>A new register for an address.</summary>
    public string NewAddress() => New(3);

    /// <summary>The suffix by which moves name the registers of a type.</summary>
    public static string Suffix(ElementType type) => Classes[ClassOf(type)].Class;

    /// <summary>The declarations of all registers.</summary>
    public void Declare(StringBuilder text)
    {
        for (var i = 0; i < Classes.Length; i++)
        {
            if (_counts[i] > 0)
            {
                var (prefix, name) = Classes[i];
                text.Append("\t.reg .").Append(name).Append(' ').Append(prefix).Append('<').Append(_counts[i])
                    .Append(">;\n");
            }
        }
    }

    private string New(int kind) => $"{Classes[kind].Prefix}{_counts[kind]++}";

    private static int ClassOf(ElementType type) => type switch
    {
        ElementType.Boolean => 0,
        ElementType.Single => 4,
        ElementType.Double => 5,
        _ => type.SizeInBytes() == sizeof(long) ? 3 : 2,
    };
}
