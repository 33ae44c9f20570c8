using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Cohort;

namespace Benchmarks.Functions.OfCohort;

/// <summary>
/// Calls of np on inputs of a size. The build compiles this file a second time, for NumSharp, and the text of every
/// call is also what NumPy evaluates: one source for three libraries.
/// </summary>
internal sealed class SharedRows : Rows
{
    private readonly NDArray x;
    private readonly NDArray y;
    private readonly NDArray w;
    private readonly NDArray i;
    private readonly NDArray j;
    private readonly NDArray k;
    private readonly NDArray m;
    private readonly NDArray s;
    private readonly NDArray a;
    private readonly NDArray c;

    /// <summary>Makes the inputs: the same numbers in every library.</summary>
    public SharedRows(int n, int rows)
    {
        var step = np.arange(n).astype(typeof(double));
        x = np.sin(step) * 0.4 + 0.5;
        y = np.cos(step) * 0.4 + 0.5;
        w = x - 0.5;
        i = (x * 1000).astype(typeof(long));
        j = (y * 1000).astype(typeof(long)) + 1;
        k = (x * (n - 1)).astype(typeof(long));
        m = x > 0.5;
        s = np.sort(x);
        a = x.reshape(rows, n / rows);
        c = y.reshape(rows, n / rows);
    }

    /// <summary>Elementwise functions of one and two arrays.</summary>
    public IEnumerable<Row> Elementwise() =>
    [
        Of(() => np.add(x, y)), Of(() => np.subtract(x, y)), Of(() => np.multiply(x, y)), Of(() => np.divide(x, y)),
        Of(() => np.floor_divide(x, y)), Of(() => np.mod(x, y)), Of(() => np.power(x, y)), Of(() => np.negative(x)),
        Of(() => np.positive(x)), Of(() => np.abs(w)), Of(() => np.sign(w)), Of(() => np.sqrt(x)), Of(() => np.cbrt(x)),
        Of(() => np.square(x)), Of(() => np.reciprocal(x)), Of(() => np.exp(x)), Of(() => np.exp2(x)),
        Of(() => np.expm1(x)), Of(() => np.log(x)), Of(() => np.log2(x)), Of(() => np.log10(x)), Of(() => np.log1p(x)),
        Of(() => np.sin(x)), Of(() => np.cos(x)), Of(() => np.tan(x)), Of(() => np.arcsin(x)), Of(() => np.arccos(x)),
        Of(() => np.arctan(x)), Of(() => np.arctan2(x, y)), Of(() => np.sinh(x)), Of(() => np.cosh(x)),
        Of(() => np.tanh(x)), Of(() => np.arcsinh(x)), Of(() => np.arctanh(x)), Of(() => np.deg2rad(x)),
        Of(() => np.rad2deg(x)), Of(() => np.floor(x)), Of(() => np.ceil(x)), Of(() => np.trunc(x)),
        Of(() => np.rint(x)), Of(() => np.minimum(x, y)), Of(() => np.maximum(x, y)), Of(() => np.fmin(x, y)),
        Of(() => np.fmax(x, y)), Of(() => np.copysign(x, w)), Of(() => np.nextafter(x, y)),
        Of(() => np.logaddexp(x, y)), Of(() => np.equal(x, y)), Of(() => np.not_equal(x, y)), Of(() => np.less(x, y)),
        Of(() => np.greater(x, y)), Of(() => np.less_equal(x, y)), Of(() => np.greater_equal(x, y)),
        Of(() => np.logical_and(m, m)), Of(() => np.logical_or(m, m)), Of(() => np.logical_xor(m, m)),
        Of(() => np.logical_not(m)), Of(() => np.isnan(x)), Of(() => np.isinf(x)), Of(() => np.isfinite(x)),
        Of(() => np.isclose(x, y)), Of(() => np.bitwise_and(i, j)), Of(() => np.bitwise_or(i, j)),
        Of(() => np.bitwise_xor(i, j)), Of(() => np.invert(i)), Of(() => np.left_shift(i, 2)),
        Of(() => np.right_shift(i, 2)), Of(() => np.add(i, j)), Of(() => np.multiply(i, j)),
        Of(() => np.floor_divide(i, j)), Of(() => np.mod(i, j)), Of(() => np.where(m, x, y)),
        Of(() => np.clip(x, 0.3, 0.7)), Of(() => np.around(x, 3)),
    ];

    /// <summary>Reductions, scans and statistics.</summary>
    public IEnumerable<Row> Reductions() =>
    [
        Of(() => np.sum(x)), Of(() => np.prod(x)), Of(() => np.mean(x)), Of(() => np.std(x)), Of(() => np.var(x)),
        Of(() => np.min(x)), Of(() => np.max(x)), Of(() => np.argmin(x)), Of(() => np.argmax(x)), Of(() => np.all(m)),
        Of(() => np.any(m)), Of(() => np.ptp(x)), Of(() => np.count_nonzero(m)), Of(() => np.nansum(x)),
        Of(() => np.nanmean(x)), Of(() => np.nanmax(x)), Of(() => np.nanstd(x)), Of(() => np.sum(a, 0)),
        Of(() => np.sum(a, 1)), Of(() => np.mean(a, 0)), Of(() => np.max(a, 1)), Of(() => np.argmax(a, 0)),
        Of(() => np.std(a, 1)), Of(() => np.cumsum(x)), Of(() => np.cumprod(x)), Of(() => np.cumsum(a, 0)),
        Of(() => np.diff(x)), Of(() => np.ediff1d(x)), Of(() => np.average(x)), Of(() => np.allclose(x, y)),
        Of(() => np.array_equal(x, y)), Of(() => np.sum(i)), Of(() => np.trace(a)),
    ];

    /// <summary>Shapes, joins, selections.</summary>
    public IEnumerable<Row> Shapes() =>
    [
        Of(() => np.copy(x)), Of(() => np.ravel(a)), Of(() => np.transpose(a)), Of(() => np.copy(np.transpose(a))),
        Of(() => np.concatenate(new[] { x, y })), Of(() => np.stack(new[] { x, y })),
        Of(() => np.hstack(new[] { x, y })),
        Of(() => np.vstack(new[] { x, y })), Of(() => np.repeat(x, 2)), Of(() => np.tile(x, 2)), Of(() => np.flip(x)),
        Of(() => np.roll(x, 3)), Of(() => np.rot90(a)), Of(() => np.expand_dims(x, 0)), Of(() => np.squeeze(a)),
        Of(() => np.swapaxes(a, 0, 1)), Of(() => np.zeros_like(x)), Of(() => np.ones_like(x)),
        Of(() => np.full_like(x, 2.5)), Of(() => np.take(x, k)), Of(() => np.nonzero(m)), Of(() => np.flatnonzero(m)),
        Of(() => np.argwhere(m)), Of(() => np.extract(m, x)), Of(() => np.compress(m, x)), Of(() => x[m]),
        Of(() => x[k]), Of(() => np.diag(a)), Of(() => np.tril(a)), Of(() => np.triu(a)),
        Of(() => np.meshgrid(x["0:3"], y)[0]), Of(() => np.append(x, y)), Of(() => np.pad(x, 2)),
        Of(() => np.array_split(x, 3)),
    ];

    /// <summary>Sorting and searching.</summary>
    public IEnumerable<Row> Sorting() =>
    [
        Of(() => np.sort(x)), Of(() => np.sort(i)), Of(() => np.argsort(x)), Of(() => np.searchsorted(s, y)),
        Of(() => np.digitize(x, s["0:10"])), Of(() => (NDArray)np.unique(i)), Of(() => np.partition(x, 3)),
        Of(() => np.bincount(i)), Of(() => np.sort(a, 0)),
    ];

    /// <summary>Products.</summary>
    public IEnumerable<Row> Products() =>
    [
        Of(() => np.dot(x, y)), Of(() => np.inner(x, y)), Of(() => np.vdot(x, y)), Of(() => np.outer(x["0:10"], y)),
        Of(() => np.matmul(a, np.transpose(c["0:16"]))), Of(() => np.dot(a, c["0"])),
    ];

    /// <summary>Everything.</summary>
    public IEnumerable<Row> All() =>
        Elementwise().Concat(Reductions()).Concat(Shapes()).Concat(Sorting()).Concat(Products());

    /// <summary>The sum of the first array of a result, for comparing libraries.</summary>
    public static double Total(object? value)
    {
        while (value is ITuple or NDArray[])
        {
            value = value is ITuple tuple ? tuple[0] : ((NDArray[])value)[0];
        }

        return value is NDArray array
            ? (double)np.nansum(array.astype(typeof(double)))
            : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }
}
