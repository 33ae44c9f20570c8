using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>
/// Continuous distributions as NumPy's frozen RandomState draws them: the same numbers for a seed. Inversions, and for
/// gamma numbers the methods of Marsaglia and Tsang (2000) and, below shape 1, of Ahrens and Dieter (1974).
/// </summary>
internal static class LegacyContinuous
{
    public static double Exponential(ref LegacyGenerator g) => -Math.Log(1.0 - g.Bits.NextDouble());

    public static double Gamma(ref LegacyGenerator g, double shape) => shape switch
    {
        1.0 => Exponential(ref g),
        0.0 => 0.0,
        < 1.0 => GammaBelowOne(ref g, shape),
        _ => GammaAboveOne(ref g, shape),
    };

    public static double ChiSquare(ref LegacyGenerator g, double df) => 2.0 * Gamma(ref g, df / 2.0);

    public static double NoncentralChiSquare(ref LegacyGenerator g, double df, double nonc)
    {
        if (nonc == 0)
        {
            return ChiSquare(ref g, df);
        }

        if (df <= 1)
        {
            return ChiSquare(ref g, df + (2.0 * LegacyDiscrete.Poisson(ref g, nonc / 2.0)));
        }

        var chi = ChiSquare(ref g, df - 1);
        var n = g.NextGauss() + Math.Sqrt(nonc);
        return chi + (n * n);
    }

    public static double F(ref LegacyGenerator g, double dfnum, double dfden)
    {
        var subtotal = ChiSquare(ref g, dfnum) * dfden;
        return subtotal / (ChiSquare(ref g, dfden) * dfnum);
    }

    public static double NoncentralF(ref LegacyGenerator g, double dfnum, double dfden, double nonc)
    {
        var subtotal = NoncentralChiSquare(ref g, dfnum, nonc) * dfden;
        return subtotal / (ChiSquare(ref g, dfden) * dfnum);
    }

    /// <summary>Below 1 for both parameters by Johnk's method, otherwise from two gamma numbers.</summary>
    public static double Beta(ref LegacyGenerator g, double a, double b)
    {
        if (a > 1.0 || b > 1.0)
        {
            var first = Gamma(ref g, a);
            return first / (first + Gamma(ref g, b));
        }

        while (true)
        {
            var (u, v) = (g.Bits.NextDouble(), g.Bits.NextDouble());
            var (x, y) = (Math.Pow(u, 1.0 / a), Math.Pow(v, 1.0 / b));
            if (x + y > 1.0)
            {
                continue;
            }

            if (x + y > 0)
            {
                return x / (x + y);
            }

            var (logX, logY) = (Math.Log(u) / a, Math.Log(v) / b);
            var larger = Math.Max(logX, logY);
            (logX, logY) = (logX - larger, logY - larger);
            return Math.Exp(logX - Math.Log(Math.Exp(logX) + Math.Exp(logY)));
        }
    }

    public static double StudentT(ref LegacyGenerator g, double df)
    {
        var numerator = g.NextGauss();
        return Math.Sqrt(df / 2.0) * numerator / Math.Sqrt(Gamma(ref g, df / 2.0));
    }

    public static double Cauchy(ref LegacyGenerator g)
    {
        var numerator = g.NextGauss();
        return numerator / g.NextGauss();
    }

    public static double Laplace(ref LegacyGenerator g, double loc, double scale)
    {
        while (true)
        {
            var u = g.Bits.NextDouble();
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

    public static double Gumbel(ref LegacyGenerator g, double loc, double scale)
    {
        double u;
        do
        {
            u = 1.0 - g.Bits.NextDouble();
        }
        while (u >= 1.0);
        return loc - (scale * Math.Log(-Math.Log(u)));
    }

    public static double Logistic(ref LegacyGenerator g, double loc, double scale)
    {
        double u;
        do
        {
            u = g.Bits.NextDouble();
        }
        while (u <= 0.0);
        return loc + (scale * Math.Log(u / (1.0 - u)));
    }

    public static double Rayleigh(ref LegacyGenerator g, double scale) =>
        scale * Math.Sqrt(-2.0 * LogOnePlus.Compute(-g.Bits.NextDouble()));

    public static double Triangular(ref LegacyGenerator g, double left, double mode, double right)
    {
        var (width, rising) = (right - left, mode - left);
        var u = g.Bits.NextDouble();
        return u <= rising / width
            ? left + Math.Sqrt(u * (rising * width))
            : right - Math.Sqrt((1.0 - u) * ((right - mode) * width));
    }

    /// <summary>By the method of Michael, Schucany and Haas (1976).</summary>
    public static double Wald(ref LegacyGenerator g, double mean, double scale)
    {
        var half = mean / (2 * scale);
        var y = g.NextGauss();
        y = mean * y * y;
        var x = mean + (half * (y - Math.Sqrt((4 * scale * y) + (y * y))));
        return g.Bits.NextDouble() <= mean / (mean + x) ? x : mean * mean / x;
    }

    /// <summary>By the method of Best and Fisher (1979).</summary>
    public static double VonMises(ref LegacyGenerator g, double mu, double kappa)
    {
        if (kappa < 1e-8)
        {
            return Math.PI * ((2 * g.Bits.NextDouble()) - 1);
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
            var z = Math.Cos(Math.PI * g.Bits.NextDouble());
            w = (1 + (s * z)) / (s + z);
            y = kappa * (s - w);
            v = g.Bits.NextDouble();
        }
        while ((y * (2 - y)) - v < 0 && Math.Log(y / v) + 1 - y < 0);
        var angle = g.Bits.NextDouble() < 0.5 ? -Math.Acos(w) : Math.Acos(w);
        angle += mu;
        var turned = ((Math.Abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI;
        return angle < 0 ? -turned : turned;
    }

    private static double GammaBelowOne(ref LegacyGenerator g, double shape)
    {
        while (true)
        {
            var u = g.Bits.NextDouble();
            var v = Exponential(ref g);
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

    private static double GammaAboveOne(ref LegacyGenerator g, double shape)
    {
        var b = shape - (1.0 / 3.0);
        var c = 1.0 / Math.Sqrt(9 * b);
        while (true)
        {
            double x, v;
            do
            {
                x = g.NextGauss();
                v = 1.0 + (c * x);
            }
            while (v <= 0.0);
            v = v * v * v;
            var u = g.Bits.NextDouble();
            if (u < 1.0 - (0.0331 * (x * x) * (x * x)) || Math.Log(u) < (0.5 * x * x) + (b * (1.0 - v + Math.Log(v))))
            {
                return b * v;
            }
        }
    }
}
