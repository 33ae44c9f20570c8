using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>
/// Continuous distributions that both of NumPy's interfaces draw alike, from their own normal and exponential numbers:
/// inversions, and for gamma numbers the methods of Marsaglia and Tsang (2000) and, below shape 1, of Ahrens and Dieter
/// (1974).
/// </summary>
internal static class ContinuousVariates
{
    public static double Gamma<TSource>(ref TSource g, double shape)
        where TSource : struct, IVariates => shape switch
        {
            1.0 => g.NextExponential(),
            0.0 => 0.0,
            < 1.0 => GammaBelowOne(ref g, shape),
            _ => GammaAboveOne(ref g, shape),
        };

    public static double ChiSquare<TSource>(ref TSource g, double df)
        where TSource : struct, IVariates => 2.0 * Gamma(ref g, df / 2.0);

    public static double NoncentralChiSquare<TSource>(ref TSource g, double df, double nonc)
        where TSource : struct, IVariates
    {
        if (nonc == 0)
        {
            return ChiSquare(ref g, df);
        }

        if (df <= 1 && nonc / 2.0 <= DiscreteVariates.LargestRate)
        {
            return ChiSquare(ref g, df + (2.0 * DiscreteVariates.Poisson(ref g, nonc / 2.0)));
        }

        // Beside a parameter beyond the rates of Poisson's distribution, at most one degree of freedom is nothing.
        var chi = df <= 1 ? 0 : ChiSquare(ref g, df - 1);
        var n = g.NextNormal() + Math.Sqrt(nonc);
        return chi + (n * n);
    }

    public static double F<TSource>(ref TSource g, double dfnum, double dfden)
        where TSource : struct, IVariates
    {
        var subtotal = ChiSquare(ref g, dfnum) * dfden;
        return subtotal / (ChiSquare(ref g, dfden) * dfnum);
    }

    public static double NoncentralF<TSource>(ref TSource g, double dfnum, double dfden, double nonc)
        where TSource : struct, IVariates
    {
        var subtotal = NoncentralChiSquare(ref g, dfnum, nonc) * dfden;
        return subtotal / (ChiSquare(ref g, dfden) * dfnum);
    }

    public static double StudentT<TSource>(ref TSource g, double df)
        where TSource : struct, IVariates
    {
        var numerator = g.NextNormal();
        return Math.Sqrt(df / 2.0) * numerator / Math.Sqrt(Gamma(ref g, df / 2.0));
    }

    public static double Cauchy<TSource>(ref TSource g)
        where TSource : struct, IVariates
    {
        var numerator = g.NextNormal();
        return numerator / g.NextNormal();
    }

    public static double Laplace<TSource>(ref TSource g, double loc, double scale)
        where TSource : struct, IVariates
    {
        while (true)
        {
            var u = g.NextDouble();
            if (u >= 0.5)
            {
                return loc - (scale * Math.Log(2.0 - u - u));
            }

            if (u > 0.0)
            {
                return loc + (scale * Math.Log(u + u));
            }
        }
    }

    public static double Gumbel<TSource>(ref TSource g, double loc, double scale)
        where TSource : struct, IVariates
    {
        double u;
        do
        {
            u = 1.0 - g.NextDouble();
        }
        while (u >= 1.0);
        return loc - (scale * Math.Log(-Math.Log(u)));
    }

    public static double Logistic<TSource>(ref TSource g, double loc, double scale)
        where TSource : struct, IVariates
    {
        double u;
        do
        {
            u = g.NextDouble();
        }
        while (u <= 0.0);
        return loc + (scale * Math.Log(u / (1.0 - u)));
    }

    public static double Triangular<TSource>(ref TSource g, double left, double mode, double right)
        where TSource : struct, IVariates
    {
        var (width, rising) = (right - left, mode - left);
        var u = g.NextDouble();
        return u <= rising / width
            ? left + Math.Sqrt(u * (rising * width))
            : right - Math.Sqrt((1.0 - u) * ((right - mode) * width));
    }

    /// <summary>By the method of Best and Fisher (1979).</summary>
    public static double VonMises<TSource>(ref TSource g, double mu, double kappa)
        where TSource : struct, IVariates
    {
        if (kappa < 1e-8)
        {
            return Math.PI * ((2 * g.NextDouble()) - 1);
        }

        var s = 1.0 / kappa + kappa;
        if (kappa >= 1e-5)
        {
            var r = 1 + Math.Sqrt(1 + (4 * kappa * kappa));
            var rho = (r - Math.Sqrt(2 * r)) / (2 * kappa);
            s = (1 + (rho * rho)) / (2 * rho);
        }

        double w, y, v;
        do
        {
            var z = Math.Cos(Math.PI * g.NextDouble());
            w = (1 + (s * z)) / (s + z);
            y = kappa * (s - w);
            v = g.NextDouble();
        }
        while ((y * (2 - y)) - v < 0 && Math.Log(y / v) + 1 - y < 0);
        var angle = g.NextDouble() < 0.5 ? -Math.Acos(w) : Math.Acos(w);
        angle += mu;
        var turned = ((Math.Abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI;
        return angle < 0 ? -turned : turned;
    }

    private static double GammaBelowOne<TSource>(ref TSource g, double shape)
        where TSource : struct, IVariates
    {
        while (true)
        {
            var u = g.NextDouble();
            var v = g.NextExponential();
            if (u <= 1.0 - shape)
            {
                var x = Math.Pow(u, 1.0 / shape);
                if (x <= v)
                {
                    return x;
                }
            }
            else
            {
                var y = -Math.Log((1 - u) / shape);
                var x = Math.Pow(1.0 - shape + (shape * y), 1.0 / shape);
                if (x <= v + y)
                {
                    return x;
                }
            }
        }
    }

    private static double GammaAboveOne<TSource>(ref TSource g, double shape)
        where TSource : struct, IVariates
    {
        var b = shape - (1.0 / 3.0);
        var c = 1.0 / Math.Sqrt(9 * b);
        while (true)
        {
            double x, v;
            do
            {
                x = g.NextNormal();
                v = 1.0 + (c * x);
            }
            while (v <= 0.0);
            v = v * v * v;
            var u = g.NextDouble();
            if (u < 1.0 - (0.0331 * (x * x) * (x * x)) || Math.Log(u) < (0.5 * x * x) + (b * (1.0 - v + Math.Log(v))))
            {
                return b * v;
            }
        }
    }
}
