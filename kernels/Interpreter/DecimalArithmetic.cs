using System.Numerics;

namespace Cohort.Kernels.Interpreter;

/// <summary>
/// The operators of Decimal that System.Decimal has no operator for, to its 28 digits. Arguments for which there is no
/// number, such as the root of a negative one, throw as the conversion of a NaN to System.Decimal does.
/// </summary>
internal static class DecimalArithmetic
{
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    public readonly struct Remainder : IBinaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a, decimal b) => a % b;
    }

    public readonly struct Absolute : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a) => Math.Abs(a);
    }

    public readonly struct Floor : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a) => decimal.Floor(a);
    }

    public readonly struct Ceiling : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a) => decimal.Ceiling(a);
    }

    public readonly struct Truncate : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a) => decimal.Truncate(a);
    }

    public readonly struct RoundEven : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a) => decimal.Round(a, MidpointRounding.ToEven);
    }

    /// <summary>Newton's iteration (Heron's) from the root in Double; its steps double the digits.</summary>
    public readonly struct SquareRoot : IUnaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a)
        {
            if (a <= 0)
            {
                return a == 0 ? 0 : throw NoNumber("square root", a);
            }

            var root = (decimal)Math.Sqrt((double)a);
            for (var step = 0; step < 3; step++)
            {
                root = (root + (a / root)) / 2;
            }

            return root;
        }
    }

    /// <summary>Whole exponents by squaring; others by exp(b log a).</summary>
    public readonly struct Power : IBinaryOperator<decimal>
    {
        public static bool IsVector => false;

        public static decimal Apply(decimal a, decimal b)
        {
            if (b == decimal.Truncate(b) && Math.Abs(b) <= int.MaxValue)
            {
                return b < 0 ? 1 / WholePower(a, (int)-b) : WholePower(a, (int)b);
            }

            return a > 0 ? Exp(b * Log(a))
                : a == 0 && b > 0 ? 0
                : throw NoNumber($"power {b}", a);
        }

        private static decimal WholePower(decimal a, int n)
        {
            var power = 1m;
            for (var square = a; ; square *= square)
            {
                power = (n & 1) != 0 ? power * square : power;
                n >>= 1;
                if (n == 0)
                {
                    return power;
                }
            }
        }
    }

    /// <summary>a = m 2^k with m near 1, and log m = 2 artanh((m - 1) / (m + 1)) by its series.</summary>
    private static decimal Log(decimal a)
    {
        var k = (int)Math.Round(Math.Log2((double)a));
        var m = a;
        for (var i = 0; i < Math.Abs(k); i++)
        {
            m = k > 0 ? m / 2 : m * 2;
        }

        var ratio = (m - 1) / (m + 1);
        var square = ratio * ratio;
        decimal sum = 0, power = ratio;
        for (var n = 1; power != 0 && n < 100; n += 2)
        {
            sum += power / n;
            power *= square;
        }

        return (2 * sum) + (k * Ln2);
    }

    /// <summary>e^a = 2^k e^r with |r| at most log(2) / 2, by Taylor's series.</summary>
    private static decimal Exp(decimal a)
    {
        var k = decimal.Round(a / Ln2);
        if (k is < -200 or > 97)
        {
            return k < 0 ? 0 : throw new OverflowException($"e to the power of {a} is too large for a Decimal.");
        }

        var r = a - (k * Ln2);
        decimal sum = 1, term = 1;
        for (var n = 1; term != 0 && n < 60; n++)
        {
            term *= r / n;
            sum += term;
        }

        for (var i = 0; i < Math.Abs(k); i++)
        {
            sum = k > 0 ? sum * 2 : sum / 2;
        }

        return sum;
    }

    private static OverflowException NoNumber(string what, decimal a) =>
        new($"The {what} of {a} is not a number, and Decimal has no NaN.");
}
