using System.Runtime.CompilerServices;
using Benchmarks.Functions;
using Benchmarks.Functions.OfCohort;

namespace Cohort.Tests.Numlib.Coverage;

/// <summary>One call at least of every function: those of the benchmark, and the others here.</summary>
internal sealed class CoverageCalls : Rows
{
    private readonly NDArray x = np.linspace(0.1, 0.9, 60);
    private readonly NDArray i = np.arange(60) % 7;
    private readonly NDArray a = np.linspace(0.1, 0.9, 60).reshape(6, 10);
    private readonly NDArray b = np.arange(27.0).reshape(3, 3, 3);
    private readonly NDArray p = np.linspace(0.5, 1.5, 3);
    private readonly NDArray m = np.linspace(0.1, 0.9, 60) > 0.5;
    private readonly NDArray z = np.linspace(0.1, 0.9, 60) + new System.Numerics.Complex(0, 1);
    private readonly NDArray target = np.zeros(60);

    /// <summary>All calls.</summary>
    public static IEnumerable<Row> All(int n, int rows)
    {
        var others = new CoverageCalls();
        return
        [
            .. new OwnRows(n, rows).All(), .. others.Elementwise(), .. others.Making(), .. others.Shaping(),
            .. others.Choosing(), .. others.Numbers(), .. others.Asking(),
        ];
    }

    private IEnumerable<Row> Elementwise() =>
    [
        Of(() => np.absolute(x)), Of(() => np.acos(x)), Of(() => np.acosh(x + 1)), Of(() => np.arccosh(x + 1)),
        Of(() => np.asin(x)), Of(() => np.asinh(x)), Of(() => np.atan(x)), Of(() => np.atan2(x, x)),
        Of(() => np.atanh(x)), Of(() => np.bitwise_not(i)), Of(() => np.bitwise_count(i)),
        Of(() => np.bitwise_invert(i)), Of(() => np.bitwise_left_shift(i, i)), Of(() => np.bitwise_right_shift(i, i)),
        Of(() => np.conjugate(z)), Of(() => np.degrees(x)), Of(() => np.divmod(x, x)), Of(() => np.fabs(x)),
        Of(() => np.fix(x)), Of(() => np.float_power(x, x)), Of(() => np.frexp(x)), Of(() => np.imag(z)),
        Of(() => np.iscomplex(z)), Of(() => np.isneginf(x)), Of(() => np.isposinf(x)), Of(() => np.isreal(z)),
        Of(() => np.lcm(i, i)), Of(() => np.logaddexp2(x, x)), Of(() => np.modf(x)), Of(() => np.pow(x, x)),
        Of(() => np.radians(x)), Of(() => np.remainder(x, x)), Of(() => np.round(x, 2)), Of(() => np.true_divide(x, x)),
        Of(() => np.piecewise(x, [x < 0.5, x >= 0.5], [0.0, 1.0])), Of(() => np.astype(x, DType.Single)),
    ];

    private IEnumerable<Row> Making() =>
    [
        Of(() => np.arange(60)), Of(() => np.array(new[] { 1.0, 2.0 })), Of(() => np.asanyarray(x)),
        Of(() => np.asarray(x)), Of(() => np.ascontiguousarray(a.T)), Of(() => np.asfortranarray(a)),
        Of(() => np.bartlett(60)), Of(() => np.blackman(60)), Of(() => np.hamming(60)), Of(() => np.kaiser(60, 14)),
        Of(() => np.empty(60)), Of(() => np.empty_like(x)), Of(() => np.eye(8)), Of(() => np.identity(8)),
        Of(() => np.full(60, 1.5)), Of(() => np.ones(60)), Of(() => np.zeros(60)), Of(() => np.tri(8)),
        Of(() => np.linspace(0, 1, 60)), Of(() => np.logspace(0, 1, 60)), Of(() => np.geomspace(1, 2, 60)),
        Of(() => np.indices(new[] { 6, 10 })), Of(() => np.diagflat(p)), Of(() => np.vander(p)),
        Of(() => np.frombuffer(new byte[64], typeof(double))), Of(() => np.fromiter(new[] { 1, 2 }, DType.Int64)),
        Of(() => np.fromfunction(at => at[0] + at[1], [6, 10])), Do(() => np.copyto(target, x)),
        Of(() => np.from_dlpack(x)),
    ];

    private static Row Do(Action call, [CallerArgumentExpression(nameof(call))] string text = "") =>
        new(text["() => ".Length..], () =>
        {
            call();
            return null;
        });

    private IEnumerable<Row> Shaping() =>
    [
        Of(() => np.atleast_1d(x)), Of(() => np.atleast_2d(x)), Of(() => np.atleast_3d(x)),
        Of(() => np.block(new[] { a, a })), Of(() => np.bmat(new[] { a, a })), Of(() => np.broadcast_arrays(x, x)),
        Of(() => np.broadcast_shapes(new Shape(3L), new Shape(1L))), Of(() => np.broadcast_to(x, new Shape(2L, 60L))),
        Of(() => np.column_stack(new[] { x, x })), Of(() => np.concat(new[] { x, x })),
        Of(() => np.dstack(new[] { x, x })),
        Of(() => np.diagonal(a)), Of(() => np.dsplit(b, 3)), Of(() => np.hsplit(a, 2)), Of(() => np.vsplit(a, 2)),
        Of(() => np.split(x, 3)), Of(() => np.unstack(a)), Of(() => np.fliplr(a)), Of(() => np.flipud(a)),
        Of(() => np.matrix_transpose(a)), Of(() => np.moveaxis(b, 0, 1)), Of(() => np.rollaxis(b, 2)),
        Of(() => np.permute_dims(a)), Of(() => np.reshape(x, new Shape(6L, 10L))),
        Of(() => np.resize(x, new Shape(70L))),
        Of(() => np.unpackbits(np.array(new byte[] { 3, 4 }))), Of(() => np.real_if_close(z)),
    ];

    private IEnumerable<Row> Choosing() =>
    [
        Of(() => np.argpartition(x, 3)), Of(() => np.choose(i % 2, new[] { x, x })), Of(() => np.diag_indices(4)),
        Of(() => np.diag_indices_from(b)), Do(() => np.fill_diagonal(a, 1)), Of(() => np.ix_(i, i)),
        Of(() => np.mask_indices(3, (n, k) => np.triu(n, k))), Do(() => np.place(target, m, p)),
        Do(() => np.put(target, i, x)), Do(() => np.putmask(target, m, p)),
        Do(() => np.put_along_axis(a, np.argsort(a, 1), a, 1)), Of(() => np.take_along_axis(a, np.argsort(a, 1), 1)),
        Of(() => np.ravel_multi_index(new[] { i, i }, [7, 7])), Of(() => np.unravel_index(i, [3, 3])),
        Of(() => np.select(new[] { m, m }, new[] { x, x })), Of(() => np.setxor1d(i, i)), Of(() => np.sort_complex(z)),
        Of(() => np.tril_indices(4)), Of(() => np.tril_indices_from(a)), Of(() => np.triu_indices(4)),
        Of(() => np.triu_indices_from(a)), Of(() => np.unique_all(i)), Of(() => np.unique_counts(i)),
        Of(() => np.unique_inverse(i)), Of(() => np.unique_values(i)),
    ];

    private IEnumerable<Row> Numbers() =>
    [
        Of(() => np.amax(x)), Of(() => np.amin(x)), Of(() => np.apply_over_axes((n, k) => np.sum(n, k), b, 0)),
        Of(() => np.cross(p, p)), Of(() => np.cumulative_prod(x)), Of(() => np.cumulative_sum(x)),
        Of(() => np.einsum_path("ij,jk->ik", a, a.T)), Of(() => np.histogram2d(x, x)),
        Of(() => np.histogram_bin_edges(x)), Of(() => np.histogramdd(a.T)), Of(() => np.matvec(a, a["0"])),
        Of(() => np.vecmat(a[":, 0"], a)), Of(() => np.vecdot(x, x)), Of(() => np.tensordot(a, a.T, 1)),
        Of(() => np.nanargmax(x)), Of(() => np.nanargmin(x)), Of(() => np.nancumprod(x)), Of(() => np.nancumsum(x)),
        Of(() => np.nanmin(x)), Of(() => np.nanpercentile(x, 30)), Of(() => np.nanprod(x)),
        Of(() => np.nanquantile(x, 0.3)), Of(() => np.nanvar(x)), Of(() => np.poly(p)), Of(() => np.polyadd(p, p)),
        Of(() => np.polyder(p)), Of(() => np.polydiv(p, p)), Of(() => np.polyfit(x, x, 2)), Of(() => np.polyint(p)),
        Of(() => np.polymul(p, p)), Of(() => np.polysub(p, p)), Of(() => np.roots(p)), Of(() => np.trapezoid(x)),
    ];

    private IEnumerable<Row> Asking() =>
    [
        Of(() => np.array2string(x)), Of(() => np.array_equiv(x, x)), Of(() => np.array_repr(x)),
        Of(() => np.array_str(x)), Of(() => np.base_repr(5)), Of(() => np.binary_repr(5)),
        Of(() => np.can_cast(typeof(int), typeof(long))), Of(() => np.common_type(x)),
        Of(() => np.format_float_positional(1.5)), Of(() => np.format_float_scientific(1.5)),
        Of(() => np.get_printoptions()), Of(() => np.getbufsize()), Of(() => np.iscomplexobj(z)),
        Of(() => np.isdtype(x, "numeric")), Of(() => np.isfortran(a)), Of(() => np.isrealobj(z)),
        Of(() => np.isscalar(1)), Of(() => np.issubdtype(x, "number")), Of(() => np.iterable(x)),
        Of(() => np.may_share_memory(x, x)), Of(() => np.shares_memory(x, x)), Of(() => np.min_scalar_type(5)),
        Of(() => np.mintypecode("fd")), Of(() => np.promote_types(typeof(int), typeof(long))),
        Of(() => np.result_type(x, x)), Of(() => np.setbufsize(8192)), Of(() => np.ndim(x)), Of(() => np.shape(x)),
        Of(() => np.size(x)), Do(() => np.show_config()), Do(() => np.show_runtime()),
        Do(() => np.info(x, TextWriter.Null)), Of(() => np.isnat(DateTime64.NaT)),
        Of(() => np.is_busday(new DateTime(2026, 11, 23))),
        Of(() => np.busday_count(new DateTime(2026, 11, 1), new DateTime(2026, 11, 23))),
        Of(() => np.busday_offset(new DateTime(2026, 11, 23), 3)),
        Of(() => np.frompyfunc((double one) => one + 1, 1, 1)(x)),
        Of(() => np.nested_iters(b, new[] { new[] { 0 }, new[] { 1, 2 } })),
        Of(() => np.load(new MemoryStream(np.save(x)))), Of(() => np.save(x)), Of(() => np.savez(x)),
        Of(() => np.savez_compressed(x)), Of(() => np.loadtxt(new StringReader("1 2\n3 4"))),
        Of(() => np.genfromtxt(new StringReader("1,2\n3,4"), delimiter: ",")),
        Of(() => np.fromregex(new StringReader("a=1 b=2"), new("(\\d)"), [np.int32])), Of(() => np.geterr()),
        Of(() => np.seterr()), Of(() => np.typename("d")),
        Do(() => np.savetxt(new StringWriter(), x)),
        Of(() => np.fromfile(new MemoryStream(new byte[64]))), Of(() => np.fromstring("1 2", sep: " ")),
        Of(() => np.require(a.T, requirements: ["C"])), Of(() => np.asmatrix(x)), Of(() => np.asarray_chkfinite(x)),
        Do(() => np.printoptions().Dispose()), Do(() => np.set_printoptions()),
    ];
}
