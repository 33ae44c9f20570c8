using Cohort.Kernels.Library.Random;

namespace Cohort.Draws;

/// <summary>
/// Binomial counts as NumPy draws them: up to an expected 30 by inversion, above by BTPE of Kachitvichyanukul and
/// Schmeiser (1988), whose names the constants keep. NumPy's frozen RandomState keeps the paper's error in the signs of
/// Stirling's series, and a slip of its own in it.
/// </summary>
internal sealed class Binomial
{
    private readonly long _n;
    private readonly double _p;
    private readonly double _r;
    private readonly double _q;
    private readonly bool _isLegacy;
    private readonly bool _isInverted;
    private readonly double _qn;
    private readonly long _bound;
    private readonly long _m;
    private readonly double _fm;
    private readonly double _xm;
    private readonly double _xl;
    private readonly double _xr;
    private readonly double _c;
    private readonly double _laml;
    private readonly double _lamr;
    private readonly double _p1;
    private readonly double _p2;
    private readonly double _p3;
    private readonly double _p4;

    /// <param name="n">The number of trials.</param>
    /// <param name="p">The probability of each success.</param>
    /// <param name="isLegacy">Whether to draw as RandomState does.</param>
    public Binomial(long n, double p, bool isLegacy)
    {
        (_n, _p, _isLegacy, _isInverted) = (n, p, isLegacy, p > 0.5);
        _r = _isInverted ? 1.0 - p : p;
        _q = 1.0 - _r;
        var mean = n * _r;
        _qn = Math.Exp(n * (isLegacy ? Math.Log(_q) : LogOnePlus.Compute(-_r)));
        _bound = (long)Math.Min(n, mean + (10.0 * Math.Sqrt((mean * _q) + 1)));
        _fm = mean + _r;
        _m = (long)Math.Floor(_fm);
        _p1 = Math.Floor((2.195 * Math.Sqrt(mean * _q)) - (4.6 * _q)) + 0.5;
        (_xm, _xl, _xr) = (_m + 0.5, _m + 0.5 - _p1, _m + 0.5 + _p1);
        _c = 0.134 + (20.5 / (15.3 + _m));
        var left = (_fm - _xl) / (_fm - (_xl * _r));
        var right = (_xr - _fm) / (_xr * _q);
        (_laml, _lamr) = (left * (1.0 + (left / 2.0)), right * (1.0 + (right / 2.0)));
        _p2 = _p1 * (1.0 + (2.0 * _c));
        _p3 = _p2 + (_c / _laml);
        _p4 = _p3 + (_c / _lamr);
    }

    public long Next<TSource>(ref TSource g)
        where TSource : struct, IVariates
    {
        if (_n == 0 || _p == 0)
        {
            return 0;
        }

        var count = _n * _r <= 30.0 ? Inverted(ref g) : Rejected(ref g);
        return _isInverted ? _n - count : count;
    }

    private long Inverted<TSource>(ref TSource g)
        where TSource : struct, IVariates
    {
        var (count, term) = (0L, _qn);
        var u = g.NextDouble();
        while (u > term)
        {
            count++;
            if (count > _bound)
            {
                (count, term) = (0, _qn);
                u = g.NextDouble();
            }
            else
            {
                u -= term;
                term = (_n - count + 1) * _r * term / (count * _q);
            }
        }

        return count;
    }

    private long Rejected<TSource>(ref TSource g)
        where TSource : struct, IVariates
    {
        while (true)
        {
            var u = g.NextDouble() * _p4;
            var v = g.NextDouble();
            if (u <= _p1)
            {
                return (long)Math.Floor(_xm - (_p1 * v) + u);
            }

            if (Candidate(u, ref v) is { } y && IsAccepted(y, v))
            {
                return y;
            }
        }
    }

    // From the triangle's sides and the exponential tails; v becomes what is compared with the density.
    private long? Candidate(double u, ref double v)
    {
        if (u <= _p2)
        {
            var x = _xl + ((u - _p1) / _c);
            v = (v * _c) + 1.0 - (Math.Abs(_m - x + 0.5) / _p1);
            return v > 1.0 ? null : (long)Math.Floor(x);
        }

        if (v == 0.0)
        {
            return null;
        }

        var isLeft = u <= _p3;
        var y = Math.Floor(isLeft ? _xl + (Math.Log(v) / _laml) : _xr - (Math.Log(v) / _lamr));
        v *= isLeft ? (u - _p2) * _laml : (u - _p3) * _lamr;
        return isLeft ? y < 0 ? null : (long)y : y > _n ? null : (long)y;
    }

    private bool IsAccepted(long y, double v)
    {
        var variance = _n * _r * _q;
        var k = Math.Abs(y - _m);
        if (k <= 20 || k >= (variance / 2.0) - 1)
        {
            return v <= Ratio(y);
        }

        var rho = k / variance * (((k * ((k / 3.0) + 0.625)) + 0.16666666666666666) / variance + 0.5);
        var t = -(double)k * k / (2 * variance);
        var a = Math.Log(v);
        return a < t - rho || (a <= t + rho && a <= Exact(y));
    }

    /// <summary>The density at y over that at the mode, by recurrence.</summary>
    private double Ratio(long y)
    {
        var s = _r / _q;
        var a = s * (_n + 1);
        var ratio = 1.0;
        for (var i = _m + 1; i <= y; i++)
        {
            ratio *= (a / i) - s;
        }

        for (var i = y + 1; i <= _m; i++)
        {
            ratio /= (a / i) - s;
        }

        return ratio;
    }

    private double Exact(long y)
    {
        double x1 = (double)y + 1, f1 = (double)_m + 1, z = (double)_n + 1 - _m, w = (double)_n - y + 1;
        var main = (_xm * Math.Log(f1 / x1)) + ((_n - _m + 0.5) * Math.Log(z / w))
            + ((y - _m) * Math.Log(w * _r / (x1 * _q)));
        return _isLegacy
            ? main + Stirling(f1, 13680.0) + Stirling(z, 13680.0) + Stirling(x1, 13680.0) + Stirling(w, 13680.0)
            : main + Stirling(f1, 13860.0) + Stirling(z, 13860.0) - Stirling(x1, 13860.0) - Stirling(w, 13860.0);
    }

    private static double Stirling(double x, double leading)
    {
        var square = x * x;
        var series = 132.0 - ((99.0 - (140.0 / square)) / square);
        return (leading - ((462.0 - (series / square)) / square)) / x / 166320.0;
    }
}
