namespace Cohort.Tests.Cuda.Ptx;

/// <summary>Properties of PTX types, and PTX's rule of which registers an instruction takes.</summary>
public static class PtxScalars
{
    private static readonly Dictionary<string, PtxScalar> Names =
        Enum.GetValues<PtxScalar>().ToDictionary(type => type.ToString().ToLowerInvariant());

    public static PtxScalar? Find(string name) => Names.TryGetValue(name, out var type) ? type : null;

    public static string Text(this PtxScalar type) => type.ToString().ToLowerInvariant();

    public static int Size(this PtxScalar type) => type switch
    {
        PtxScalar.Pred or PtxScalar.B8 or PtxScalar.U8 or PtxScalar.S8 => 1,
        PtxScalar.B16 or PtxScalar.U16 or PtxScalar.S16 or PtxScalar.F16 => 2,
        PtxScalar.B32 or PtxScalar.U32 or PtxScalar.S32 or PtxScalar.F32 => 4,
        _ => 8,
    };

    public static bool IsSigned(this PtxScalar type) => type is >= PtxScalar.S8 and <= PtxScalar.S64;

    public static bool IsFloat(this PtxScalar type) => type >= PtxScalar.F16;

    public static bool IsBits(this PtxScalar type) => type is >= PtxScalar.B8 and <= PtxScalar.B64;

    /// <summary>
    /// Whether a register suits an operand: types without interpretation go with all of their size, integers of either
    /// sign go together, floats with themselves.
    /// </summary>
    public static bool Suits(this PtxScalar register, PtxScalar operand) =>
        register == operand
        || (register != PtxScalar.Pred && operand != PtxScalar.Pred && register.Size() == operand.Size()
            && (register.IsBits() || operand.IsBits() || (!register.IsFloat() && !operand.IsFloat())));

    /// <summary>As <see cref="Suits"/>, for loads, stores and conversions, whose registers may be wider.</summary>
    public static bool SuitsMemory(this PtxScalar register, PtxScalar operand) =>
        register.Suits(operand)
        || (register != PtxScalar.Pred && register.Size() > operand.Size()
            && (register.IsBits() || (!register.IsFloat() && !operand.IsFloat())));

    /// <summary>The low bytes of a value, extended to 64 bits as the type says.</summary>
    public static ulong Extend(this PtxScalar type, ulong value)
    {
        var shift = 64 - (8 * type.Size());
        return type.IsSigned() ? (ulong)((long)(value << shift) >> shift) : value << shift >> shift;
    }

    /// <summary>The low bytes of a value.</summary>
    public static ulong Truncate(this PtxScalar type, ulong value)
    {
        var shift = 64 - (8 * type.Size());
        return value << shift >> shift;
    }
}
