using System.Numerics;

namespace Cohort.Tests.Cuda.Ptx;

/// <summary>The instructions of one integer type; <typeparamref name="TWide"/> holds its products.</summary>
internal static class PtxIntegers<T, TWide>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    where TWide : struct, IBinaryInteger<TWide>
{
    public static void AddTo(Dictionary<string, PtxOperator> table, PtxScalar type)
    {
        var suffix = type.Text();
        var width = 8 * type.Size();
        void Add(string name, int sources, PtxFunction apply) => table.Add(
            $"{name}.{suffix}", new PtxOperator(type, [.. Enumerable.Repeat(type, sources)], apply));
        Add("add", 2, (a, b, _) => Bits(type, unchecked(Of(a) + Of(b))));
        Add("sub", 2, (a, b, _) => Bits(type, unchecked(Of(a) - Of(b))));
        Add("mul.lo", 2, (a, b, _) => Bits(type, unchecked(Of(a) * Of(b))));
        Add("mul.hi", 2, (a, b, _) => Bits(type, T.CreateTruncating(Product(a, b) >> width)));
        Add("mad.lo", 3, (a, b, c) => Bits(type, unchecked((Of(a) * Of(b)) + Of(c))));
        Add("div", 2, (a, b, _) => Bits(type, Of(a) / Divisor(a, b)));
        Add("rem", 2, (a, b, _) => Bits(type, Of(a) % Divisor(a, b)));
        Add("min", 2, (a, b, _) => Bits(type, T.Min(Of(a), Of(b))));
        Add("max", 2, (a, b, _) => Bits(type, T.Max(Of(a), Of(b))));
        if (type.IsSigned())
        {
            Add("neg", 1, (a, _, _) => Bits(type, unchecked(T.Zero - Of(a))));
            Add("abs", 1, (a, _, _) => Bits(type, T.IsNegative(Of(a)) ? unchecked(T.Zero - Of(a)) : Of(a)));
        }

        table.Add($"shr.{suffix}", new PtxOperator(type, [type, PtxScalar.U32], (a, b, _) => b >= (ulong)width
            ? Bits(type, T.IsNegative(Of(a)) ? unchecked(T.Zero - T.One) : T.Zero)
            : Bits(type, Of(a) >> (int)b)));
        AddWide(table, type);
        AddComparisons(table, type);
    }

    private static void AddWide(Dictionary<string, PtxOperator> table, PtxScalar type)
    {
        if (type.Size() == sizeof(ulong))
        {
            return;
        }

        var wide = PtxScalars.Find($"{(type.IsSigned() ? 's' : 'u')}{16 * type.Size()}")!.Value;
        table.Add($"mul.wide.{type.Text()}", new PtxOperator(
            wide, [type, type], (a, b, _) => wide.Truncate(ulong.CreateTruncating(Product(a, b)))));
        table.Add($"mad.wide.{type.Text()}", new PtxOperator(
            wide, [type, type, wide],
            (a, b, c) => wide.Truncate(unchecked(ulong.CreateTruncating(Product(a, b)) + c))));
    }

    private static void AddComparisons(Dictionary<string, PtxOperator> table, PtxScalar type)
    {
        void Add(string name, Func<T, T, bool> holds) =>
            PtxComparisons.Add(table, name, type, (a, b) => holds(Of(a), Of(b)));
        Add("eq", (a, b) => a == b);
        Add("ne", (a, b) => a != b);
        Add("lt", (a, b) => a < b);
        Add("le", (a, b) => a <= b);
        Add("gt", (a, b) => a > b);
        Add("ge", (a, b) => a >= b);
        if (!type.IsSigned())
        {
            Add("lo", (a, b) => a < b);
            Add("ls", (a, b) => a <= b);
            Add("hi", (a, b) => a > b);
            Add("hs", (a, b) => a >= b);
        }
    }

    private static T Of(ulong bits) => T.CreateTruncating(bits);

    private static ulong Bits(PtxScalar type, T value) => type.Truncate(ulong.CreateTruncating(value));

    private static TWide Product(ulong a, ulong b) =>
        TWide.CreateTruncating(Of(a)) * TWide.CreateTruncating(Of(b));

    /// <summary>PTX leaves some quotients open and a GPU does not fault: here the kernel is wrong.</summary>
    private static T Divisor(ulong a, ulong b)
    {
        var divisor = Of(b);
        var overflows = T.IsNegative(T.MinValue) && Of(a) == T.MinValue && divisor == unchecked(T.Zero - T.One);
        return T.IsZero(divisor) || overflows
            ? throw new PtxException($"{Of(a)} is divided by {divisor}")
            : divisor;
    }
}
