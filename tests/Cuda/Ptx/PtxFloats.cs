using System.Numerics;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The instructions of one float type. Results that are not numbers are PTX's: a fixed quiet NaN.</summary>
internal static class PtxFloats<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void AddTo(Dictionary<string, PtxOperator> table, PtxScalar type)
    {
        var suffix = type.Text();
        void Add(string name, int sources, PtxFunction apply) => table.Add(
            $"{name}.{suffix}", new PtxOperator(type, [.. Enumerable.Repeat(type, sources)], apply));
        foreach (var rounding in new[] { "", ".rn" })
        {
            Add($"add{rounding}", 2, (a, b, _) => Bits(Of(a) + Of(b)));
            Add($"sub{rounding}", 2, (a, b, _) => Bits(Of(a) - Of(b)));
            Add($"mul{rounding}", 2, (a, b, _) => Bits(Of(a) * Of(b)));
        }

        Add("div.rn", 2, (a, b, _) => Bits(Of(a) / Of(b)));
        Add("rcp.rn", 1, (a, _, _) => Bits(T.One / Of(a)));
        Add("sqrt.rn", 1, (a, _, _) => Bits(T.Sqrt(Of(a))));
        Add("fma.rn", 3, (a, b, c) => Bits(T.FusedMultiplyAdd(Of(a), Of(b), Of(c))));
        Add("neg", 1, (a, _, _) => Bits(-Of(a)));
        Add("abs", 1, (a, _, _) => Bits(T.Abs(Of(a))));
        Add("min", 2, (a, b, _) => Bits(T.MinNumber(Of(a), Of(b))));
        Add("max", 2, (a, b, _) => Bits(T.MaxNumber(Of(a), Of(b))));
        Add("min.NaN", 2, (a, b, _) => Bits(T.Min(Of(a), Of(b))));
        Add("max.NaN", 2, (a, b, _) => Bits(T.Max(Of(a), Of(b))));
        table.Add($"testp.notanumber.{suffix}", new PtxOperator(
            PtxScalar.Pred, [type], (a, _, _) => T.IsNaN(Of(a)) ? 1UL : 0));
        AddRoundings(table, suffix, type);
        AddComparisons(table, type);
    }

    internal static T Of(ulong bits) => bits is var low && typeof(T) == typeof(double)
        ? (T)(object)BitConverter.UInt64BitsToDouble(low)
        : (T)(object)BitConverter.UInt32BitsToSingle((uint)bits);

    internal static ulong Bits(T value)
    {
        if (typeof(T) == typeof(double))
        {
            return T.IsNaN(value) ? 0x7FFFFFFFFFFFFFFF : BitConverter.DoubleToUInt64Bits((double)(object)value);
        }

        return T.IsNaN(value) ? 0x7FFFFFFF : BitConverter.SingleToUInt32Bits((float)(object)value);
    }

    private static void AddRoundings(Dictionary<string, PtxOperator> table, string suffix, PtxScalar type)
    {
        void Add(string rounding, Func<T, T> round) => table.Add(
            $"cvt.{rounding}.{suffix}.{suffix}",
            new PtxOperator(type, [type], (a, _, _) => Bits(round(Of(a))), IsConversion: true));
        Add("rmi", T.Floor);
        Add("rpi", T.Ceiling);
        Add("rzi", T.Truncate);
        Add("rni", a => T.Round(a, MidpointRounding.ToEven));
    }

    private static void AddComparisons(Dictionary<string, PtxOperator> table, PtxScalar type)
    {
        void Add(string name, Func<T, T, bool> holds) =>
            PtxComparisons.Add(table, name, type, (a, b) => holds(Of(a), Of(b)));
        Add("eq", (a, b) => a == b);
        Add("ne", (a, b) => a < b || a > b);
        Add("lt", (a, b) => a < b);
        Add("le", (a, b) => a <= b);
        Add("gt", (a, b) => a > b);
        Add("ge", (a, b) => a >= b);
        Add("equ", (a, b) => !(a < b || a > b));
        Add("neu", (a, b) => a != b);
        Add("ltu", (a, b) => !(a >= b));
        Add("leu", (a, b) => !(a > b));
        Add("gtu", (a, b) => !(a <= b));
        Add("geu", (a, b) => !(a < b));
        Add("num", (a, b) => !T.IsNaN(a) && !T.IsNaN(b));
        Add("nan", (a, b) => T.IsNaN(a) || T.IsNaN(b));
    }
}
