using System.Numerics;

namespace Cohort.Kernels.Library.Fourier;

/// <summary>
/// The n-th roots of unity exp(-2 pi i k / n). For many of them, two tables of about the square root of n entries,
/// whose products they are.
/// </summary>
internal sealed class UnitRoots
{
    // pi/4 as the sum of two doubles.
    private const double EighthOfTurn = Math.PI / 4;
    private const double EighthOfTurnRest = 1.2246467991473532e-16 / 4;
    private const long FewRoots = 2048;

    private readonly int _shift;
    private readonly (double Re, double Im)[] _low;
    private readonly (double Re, double Im)[] _high;

    /// <summary>Computes the tables.</summary>
    public UnitRoots(long n)
    {
        _shift = n <= FewRoots ? BitOperations.Log2((ulong)n) + 1 : (BitOperations.Log2((ulong)n) / 2) + 1;
        _low = Roots(Math.Min(1L << _shift, n), 1, n);
        _high = Roots(((n - 1) >> _shift) + 1, 1L << _shift, n);
    }

    /// <summary>Real and imaginary part of the root with a number from 0 to n - 1.</summary>
    public (double Re, double Im) this[long k]
    {
        get
        {
            var low = _low[k & ((1L << _shift) - 1)];
            if (k >> _shift == 0)
            {
                return low;
            }

            var high = _high[k >> _shift];
            return ((low.Re * high.Re) - (low.Im * high.Im), (low.Re * high.Im) + (low.Im * high.Re));
        }
    }

    /// <summary>
    /// A root with the error of the sine alone. The angle is brought to an eighth of a turn in integers, and what its
    /// rounding loses is put back to first order.
    /// </summary>
    /// <param name="k">Its number, at least 0.</param>
    /// <param name="n">How many roots there are; less than 2^50.</param>
    public static (double Re, double Im) Exact(long k, long n)
    {
        var eighths = 8 * (k % n);
        var isBelow = eighths <= 4 * n;
        eighths = isBelow ? eighths : (8 * n) - eighths;
        var isRight = eighths <= 2 * n;
        eighths = isRight ? eighths : (4 * n) - eighths;
        var isFlat = eighths <= n;
        var (cosine, sine) = CosineAndSine(isFlat ? eighths : (2 * n) - eighths, n);
        var (x, y) = isFlat ? (cosine, sine) : (sine, cosine);
        return (isRight ? x : -x, isBelow ? -y : y);
    }

    // Of pi/4 times part/whole, where part is at most whole.
    private static (double Cosine, double Sine) CosineAndSine(long part, long whole)
    {
        var quotient = (double)part / whole;
        var rest = Math.FusedMultiplyAdd(-quotient, whole, part) / whole;
        var angle = quotient * EighthOfTurn;
        var lost = Math.FusedMultiplyAdd(quotient, EighthOfTurn, -angle) + (quotient * EighthOfTurnRest)
            + (rest * EighthOfTurn);
        var (sine, cosine) = Math.SinCos(angle);
        return (cosine - (lost * sine), sine + (lost * cosine));
    }

    private static (double Re, double Im)[] Roots(long count, long step, long n)
    {
        var roots = new (double, double)[count];
        for (var i = 0L; i < count; i++)
        {
            roots[i] = Exact(i * step, n);
        }

        return roots;
    }
}
