using System.Numerics;

namespace Cohort.Tests.Library.Fourier;

/// <summary>Discrete Fourier transforms by their definition, in decimal numbers of 28 digits.</summary>
internal sealed class DecimalTransform
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    private readonly (decimal Cosine, decimal Sine)[] _roots;

    /// <summary>Computes the roots of a length.</summary>
    public DecimalTransform(int length)
    {
        _roots = new (decimal, decimal)[length];
        for (var k = 0; k < length; k++)
        {
            _roots[k] = Root(k, length);
        }
    }

    /// <summary>exp(-2 pi i k / n).</summary>
    public static (decimal Re, decimal Im) Root(long k, long n)
    {
        var quarters = (int)(4 * k / n);
        var angle = Pi / 2 * ((4 * k) - (quarters * n)) / n;
        var (cosine, sine) = (Series(angle, 0), Series(angle, 1));
        return quarters switch
        {
            0 => (cosine, -sine),
            1 => (-sine, -cosine),
            2 => (-cosine, sine),
            _ => (sine, cosine),
        };
    }

    /// <summary>Number k of the transform of numbers that are quotients of integers by 1024.</summary>
    public Complex At(int k, Func<int, (int Re, int Im)> numbers)
    {
        decimal re = 0, im = 0;
        for (var j = 0; j < _roots.Length; j++)
        {
            var (x, y) = numbers(j);
            var (c, s) = _roots[(long)j * k % _roots.Length];
            re += (x * c) - (y * s);
            im += (x * s) + (y * c);
        }

        return new Complex((double)(re / 1024), (double)(im / 1024));
    }

    /// <summary>How far a number up to 1 is from an exact one; conversions of decimals are not that exact.</summary>
    public static double Distance(double number, decimal exact)
    {
        var coarse = Math.Floor(number * (1L << 30));
        var fine = (number - (coarse / (1L << 30))) * Math.Pow(2, 90);
        return (double)Math.Abs((decimal)coarse / (1L << 30) + ((decimal)(long)fine / (1L << 60) / (1L << 30)) - exact);
    }

    private static decimal Series(decimal angle, int first)
    {
        var term = first == 0 ? 1 : angle;
        var sum = term;
        for (var i = first + 1; Math.Abs(term) > 1e-28m; i += 2)
        {
            term *= -angle * angle / (i * (i + 1));
            sum += term;
        }

        return sum;
    }
}
