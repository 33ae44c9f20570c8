namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The conversions, with PTX's saturation of floats that an integer cannot hold.</summary>
internal static class PtxConversions
{
    private static readonly PtxScalar[] Integers =
    [
        PtxScalar.U8, PtxScalar.U16, PtxScalar.U32, PtxScalar.U64, PtxScalar.S8, PtxScalar.S16, PtxScalar.S32,
        PtxScalar.S64,
    ];

    public static void AddTo(Dictionary<string, PtxOperator> table)
    {
        foreach (var from in Integers)
        {
            foreach (var to in Integers)
            {
                Add(table, "", to, from, a => to.Extend(from.Extend(a)));
            }

            Add(table, ".rn", PtxScalar.F32, from, a => PtxFloats<float>.Bits(
                from.IsSigned() ? (long)from.Extend(a) : from.Extend(a)));
            Add(table, ".rn", PtxScalar.F64, from, a => PtxFloats<double>.Bits(
                from.IsSigned() ? (long)from.Extend(a) : from.Extend(a)));
        }

        foreach (var to in Integers)
        {
            AddToInteger(table, to, PtxScalar.F32, a => PtxFloats<float>.Of(a));
            AddToInteger(table, to, PtxScalar.F64, PtxFloats<double>.Of);
        }

        Add(table, "", PtxScalar.F64, PtxScalar.F32, a => PtxFloats<double>.Bits(PtxFloats<float>.Of(a)));
        Add(table, ".rn", PtxScalar.F32, PtxScalar.F64, a => PtxFloats<float>.Bits((float)PtxFloats<double>.Of(a)));
        Add(table, "", PtxScalar.F32, PtxScalar.F16, a => PtxFloats<float>.Bits((float)Half(a)));
        Add(table, "", PtxScalar.F64, PtxScalar.F16, a => PtxFloats<double>.Bits((double)Half(a)));
        Add(table, ".rn", PtxScalar.F16, PtxScalar.F32, a => Bits((Half)PtxFloats<float>.Of(a)));
        Add(table, ".rn", PtxScalar.F16, PtxScalar.F64, a => Bits((Half)PtxFloats<double>.Of(a)));
    }

    private static void AddToInteger(
        Dictionary<string, PtxOperator> table, PtxScalar to, PtxScalar from, Func<ulong, double> value)
    {
        Add(table, ".rzi", to, from, a => Saturate(to, Math.Truncate(value(a))));
        Add(table, ".rni", to, from, a => Saturate(to, Math.Round(value(a), MidpointRounding.ToEven)));
        Add(table, ".rmi", to, from, a => Saturate(to, Math.Floor(value(a))));
        Add(table, ".rpi", to, from, a => Saturate(to, Math.Ceiling(value(a))));
    }

    private static ulong Saturate(PtxScalar to, double value)
    {
        if (double.IsNaN(value))
        {
            return 0;
        }

        var bits = 8 * to.Size();
        if (to.IsSigned())
        {
            var limit = Math.ScaleB(1, bits - 1);
            return value >= limit ? (1UL << (bits - 1)) - 1
                : value < -limit ? 0 - (1UL << (bits - 1))
                : (ulong)(long)value;
        }

        return value >= Math.ScaleB(1, bits) ? ulong.MaxValue >> (64 - bits) : value <= 0 ? 0 : (ulong)value;
    }

    private static void Add(
        Dictionary<string, PtxOperator> table, string rounding, PtxScalar to, PtxScalar from,
        Func<ulong, ulong> convert) =>
        table.Add($"cvt{rounding}.{to.Text()}.{from.Text()}", new PtxOperator(
            to, [from], (a, _, _) => convert(a), IsConversion: true));

    private static Half Half(ulong bits) => BitConverter.UInt16BitsToHalf((ushort)bits);

    private static ulong Bits(Half value) => System.Half.IsNaN(value) ? 0x7FFFUL : BitConverter.HalfToUInt16Bits(value);
}
