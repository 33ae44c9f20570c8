"""Writes families.txt: answers of NumPy for tests/Numlib/Families. Run it where NumPy is installed."""
import sys
import warnings
import numpy as np

warnings.simplefilter("ignore")
CASES = []
RNG = np.random.default_rng(4)


def case(key, call, *operands):
    operands = [np.asarray(o) for o in operands]
    with np.errstate(all="ignore"):
        results = call(*operands)
    if not isinstance(results, (list, tuple)):
        results = [results]
    line = [key, *map(text, operands), "=>", *map(text, results)]
    CASES.append("\t".join(line))


def text(array):
    array = np.asarray(array)
    shape = ",".join(map(str, array.shape))
    return f"{array.dtype.name}:{shape}:{' '.join(map(number, array.ravel()))}"


def number(value):
    if isinstance(value, np.complexfloating):
        return f"{float(value.real)!r},{float(value.imag)!r}"
    if isinstance(value, np.floating):
        return repr(float(value))
    return str(int(value))


def floats(*shape, dtype=float):
    return np.round(RNG.normal(size=shape) * 4, 2).astype(dtype)


def integers(*shape, low=-9, high=9, dtype=int):
    return RNG.integers(low, high, size=shape).astype(dtype)


def complexes(*shape):
    return floats(*shape) + 1j * floats(*shape)


def with_nans(array, every=4):
    array = array.copy()
    array.flat[::every] = np.nan
    return array


METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
           "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]


def statistics():
    for method in METHODS:
        for n in (1, 2, 7, 10):
            q = np.array([0.05, 0.11, 0.23, 0.52, 0.71, 0.93])  # no ties, in which NumPy 2 differs
            q = q if method == "closest_observation" else np.array([0, 0.1, 0.25, 0.5, 0.7, 0.9, 1])
            case(f"quantile {method}", lambda a, q: np.quantile(a, q, axis=0, method=method), floats(n, 3), q)
        case(f"quantile {method}", lambda a, q: np.quantile(a, q, axis=0, method=method), integers(6, 2),
             np.array([0.3, 0.5]))
        case(f"nanquantile {method}", lambda a, q: np.nanquantile(a, q, axis=0, method=method),
             with_nans(floats(6, 5)), np.array([0, 0.21, 0.53, 0.89, 1]))
    case("percentile axes", lambda a: np.percentile(a, 30, axis=(0, 2), keepdims=True), floats(3, 4, 5))
    case("percentile axes", lambda a: np.percentile(a, 30, axis=(0, 2), keepdims=True), integers(3, 4, 5))
    case("percentile list", lambda a: np.percentile(a, [10, 50, 90], axis=-1), floats(3, 7))
    case("percentile many", lambda a: np.percentile(a, np.arange(0, 101, 5.0)), floats(40))
    case("percentile grid", lambda a: np.percentile(a, np.array([[10.0, 20], [30, 40]]), axis=0), floats(9, 2))
    case("nanpercentile axes", lambda a: np.nanpercentile(a, 40, axis=(0, 2), keepdims=True),
         with_nans(floats(3, 4, 5), 3))
    case("median axis", lambda a: np.median(a, axis=1), with_nans(floats(4, 5), 9))
    case("median axis", lambda a: np.median(a, axis=1), integers(4, 6))
    case("median axis", lambda a: np.median(a, axis=1), floats(3, 4, dtype=np.float32))
    case("median axis", lambda a: np.median(a, axis=1), integers(3, 4) > 0)
    case("nanmedian axis", lambda a: np.nanmedian(a, axis=1), with_nans(floats(5, 6), 4))
    case("nanmedian axis", lambda a: np.nanmedian(a, axis=1), with_nans(floats(5, 7), 1))
    case("nanmedian axes", lambda a: np.nanmedian(a, axis=(0, 2), keepdims=True), with_nans(floats(2, 5, 6), 4))
    for a in (with_nans(floats(5, 6), 7), integers(4, 4)):
        case("nanargmax", lambda a: np.nanargmax(a), a)
        case("nanargmin", lambda a: np.nanargmin(a), a)
        case("nanargmax axis", lambda a: np.nanargmax(a, axis=1, keepdims=True), a)
        case("nanargmin axis", lambda a: np.nanargmin(a, axis=0), a)
        case("nancumsum", lambda a: np.nancumsum(a), a)
        case("nancumprod axis", lambda a: np.nancumprod(a, axis=1), a)
    x, y = floats(3, 6), floats(2, 6)
    case("cov", np.cov, x)
    case("cov", np.cov, x[0])
    case("cov", np.cov, integers(3, 5))
    case("cov y", np.cov, x, y)
    case("cov columns", lambda x: np.cov(x, rowvar=False), x)
    case("cov bias", lambda x: np.cov(x, bias=True), x)
    case("cov ddof", lambda x: np.cov(x, ddof=2), x)
    case("cov fweights", lambda x, f: np.cov(x, fweights=f), x, integers(6, low=1, high=5))
    case("cov weights", lambda x, f, a: np.cov(x, fweights=f, aweights=a), x, integers(6, low=1, high=5),
         abs(floats(6)))
    case("cov", np.cov, complexes(2, 5))
    case("corrcoef", np.corrcoef, x)
    case("corrcoef", np.corrcoef, x[0])
    case("corrcoef y", np.corrcoef, x[0], x[1])
    case("corrcoef", np.corrcoef, complexes(3, 5))
    pairs = [(floats(7), floats(3)), (floats(3), floats(7)), (integers(6), integers(4)), (floats(1), floats(5)),
             (integers(8, low=0, high=200, dtype=np.uint8), integers(3, low=0, high=200, dtype=np.uint8)),
             (floats(60), floats(41)), (integers(50), integers(30)), (floats(5, dtype=np.float32), integers(2)),
             (integers(6) > 0, integers(4) > 0), (complexes(6), complexes(3)), (floats(3), complexes(5)),
             (np.array([np.inf, 1, 2, 3]), np.array([0.0, 1, 2])), (floats(40), with_nans(floats(30), 29))]
    for a, v in pairs:
        for mode in ("full", "same", "valid"):
            case(f"convolve {mode}", lambda a, v: np.convolve(a, v, mode), a, v)
            case(f"correlate {mode}", lambda a, v: np.correlate(a, v, mode), a, v)
    xp, fp = np.sort(floats(6)), floats(6)
    at = np.concatenate([floats(9), xp, [np.nan, np.inf, -np.inf]])
    case("interp", np.interp, at, xp, fp)
    case("interp", np.interp, integers(3, 4), integers(5, low=1).cumsum(), integers(5))
    case("interp", np.interp, at[:4], xp[:1], fp[:1])
    case("interp", np.interp, at, xp, complexes(6))
    case("interp outside", lambda x, xp, fp: np.interp(x, xp, fp, left=-1.5, right=9), at, xp, fp)
    case("interp period", lambda x, xp, fp: np.interp(x, xp, fp, period=3.5), at[:-3], xp, fp)
    case("interp", np.interp, np.array([0.5, 1, 1.5]), np.array([0.0, 1, 2]), np.array([1, np.inf, 2]))


def parts():
    z = complexes(3, 4)
    special = np.array([1, np.nan, np.inf, -np.inf, -0.0, 3])
    for a in (z, floats(4), integers(3), special):
        case("angle", np.angle, a)
        case("angle deg", lambda a: np.angle(a, deg=True), a)
        case("real", np.real, a)
        case("imag", np.imag, a)
        case("conj", np.conj, a)
        case("iscomplex", np.iscomplex, a)
        case("isreal", np.isreal, a)
        case("nan_to_num", np.nan_to_num, a)
    case("iscomplex", np.iscomplex, np.array([1 + 1j, 2, 0j]))
    case("nan_to_num", np.nan_to_num, special.astype(np.float32))
    case("nan_to_num", np.nan_to_num, special.astype(np.float16))
    case("nan_to_num", np.nan_to_num, special + 1j * special[::-1])
    case("nan_to_num values", lambda a: np.nan_to_num(a, nan=7, posinf=8.5, neginf=-9), special)
    case("isneginf", np.isneginf, special)
    case("isposinf", np.isposinf, special)
    case("isposinf", np.isposinf, integers(3))
    case("real_if_close", np.real_if_close, np.array([2.1 + 4e-15j, 5.2 + 3e-15j]))
    case("real_if_close", np.real_if_close, np.array([2.1 + 4e-13j, 5.2 + 3e-15j]))


def signals():
    for n in (0, 1, 2, 7, 12):
        for name in ("bartlett", "blackman", "hamming", "hanning"):
            case(name, lambda m: getattr(np, name)(int(m)), n)
        case("kaiser", lambda m: np.kaiser(int(m), 8.6), n)
    case("i0", np.i0, np.array([0, 0.5, 1, -3, 8, 8.5, 20, 100, 700]))
    case("sinc", np.sinc, np.array([0, 0.5, 1, -3, 1e-9, 8.25, -0.0]))
    case("sinc", np.sinc, np.arange(4))
    case("unwrap", np.unwrap, floats(20).cumsum())
    case("unwrap", np.unwrap, floats(3, 5) * 5)
    case("unwrap axis", lambda p: np.unwrap(p, axis=0), floats(5, 3) * 5)
    case("unwrap discont", lambda p: np.unwrap(p, discont=5), floats(12) * 3)
    case("unwrap period", lambda p: np.unwrap(p, period=4), integers(12))
    case("unwrap period", lambda p: np.unwrap(p, period=4), floats(12))
    case("unwrap odd", lambda p: np.unwrap(p, period=7), integers(12))
    y, x = floats(4, 5), np.sort(floats(5))
    case("trapezoid", np.trapz, y)
    case("trapezoid x", lambda y, x: np.trapz(y, x), y, x)
    case("trapezoid axis", lambda y: np.trapz(y, dx=0.5, axis=0), integers(4, 5))
    case("gradient", np.gradient, floats(6))
    case("gradient", np.gradient, floats(6, dtype=np.float32))
    case("gradient", np.gradient, integers(2))
    case("gradient 2", lambda f: np.gradient(f), floats(4, 5))
    case("gradient spacing", lambda f: np.gradient(f, 0.5), floats(6))
    case("gradient places", lambda f, x: np.gradient(f, x), floats(5), x)
    case("gradient mixed", lambda f, x: np.gradient(f, 2.0, x), y, x)
    case("gradient edges", lambda f: np.gradient(f, axis=1, edge_order=2), y)
    case("gradient places edges", lambda f, x: np.gradient(f, x, axis=1, edge_order=2), y, x)
    data, more = floats(50), floats(50)
    for rule in ("auto", "doane", "fd", "rice", "scott", "sqrt", "stone", "sturges"):
        case(f"histogram_bin_edges {rule}", lambda a: np.histogram_bin_edges(a, rule), data)
    case("histogram_bin_edges 4", lambda a: np.histogram_bin_edges(a, 4, (-1, 5)), data)
    case("histogram2d", lambda x, y: np.histogram2d(x, y, 3), data, more)
    case("histogram2d edges", lambda x, y, e: np.histogram2d(x, y, [e, 4], density=True), data, more,
         np.array([-4.0, 0, 1, 6]))
    case("histogram2d weights", lambda x, y, w: np.histogram2d(x, y, [2, 3], weights=w), data, more, abs(floats(50)))
    case("histogramdd", lambda s: [(h := np.histogramdd(s, [2, 3, 2]))[0], *h[1]], floats(30, 3))


def polynomials():
    p, q = floats(4), floats(3)
    case("poly", np.poly, floats(4))
    case("poly", np.poly, integers(3))
    case("poly", np.poly, floats(3, dtype=np.float32))
    case("poly", np.poly, np.array([1 + 2j, 1 - 2j, 3]))
    case("poly", np.poly, complexes(3))
    case("poly", np.poly, np.diag(floats(3)))
    case("poly", lambda z: np.array(np.poly(z)), np.zeros(0))
    case("polyval", np.polyval, p, floats(2, 3))
    case("polyval", np.polyval, integers(3), integers(4))
    case("polyval", np.polyval, integers(3), floats(4))
    case("polyval", np.polyval, complexes(3), floats(4))
    for a, b in ((p, q), (q, p), (integers(3), floats(3)), (integers(4), integers(2)), (p, np.array(2.0))):
        case("polyadd", np.polyadd, a, b)
        case("polysub", np.polysub, a, b)
        case("polymul", np.polymul, a, b)
        case("polydiv", np.polydiv, a, b)
    case("polydiv", np.polydiv, np.array([3.0, 5, 2]), np.array([2.0, 1]))
    case("polydiv", np.polydiv, np.array([1.0, -3, 2]), np.array([1.0, -1]))
    case("polydiv", np.polydiv, complexes(4), complexes(2))
    case("polymul", np.polymul, np.array([0.0, 0, 1, 2]), p)
    for a in (p, integers(5), np.array([2.0])):
        case("polyder", np.polyder, a)
        case("polyder 2", lambda a: np.polyder(a, 2), a)
        case("polyint", np.polyint, a)
        case("polyint 3", lambda a: np.polyint(a, 3), a)
        case("polyint constants", lambda a, k: np.polyint(a, 2, k), a, floats(2))
        case("polyint constant", lambda a: np.polyint(a, 2, 1.5), a)
    x, y, w = np.sort(floats(9)), floats(9), abs(floats(9)) + 0.5
    case("polyfit", lambda x, y: np.polyfit(x, y, 3), x, y)
    case("polyfit", lambda x, y: np.polyfit(x, y, 3), integers(9).cumsum(), integers(9))
    case("polyfit columns", lambda x, y: np.polyfit(x, y, 2), x, floats(9, 2))
    case("polyfit weights", lambda x, y, w: np.polyfit(x, y, 2, w=w), x, y, w)
    case("polyfit full", lambda x, y: np.polyfit(x, y, 2, full=True)[:4], x, y)
    case("polyfit cov", lambda x, y: np.polyfit(x, y, 2, cov=True), x, y)
    case("polyfit unscaled", lambda x, y, w: np.polyfit(x, y, 2, w=w, cov="unscaled"), x, y, w)
    case("polyfit columns cov", lambda x, y: np.polyfit(x, y, 2, cov=True), x, floats(9, 2))
    case("vander", np.vander, floats(4))
    case("vander", np.vander, integers(3))
    case("vander columns", lambda x: np.vander(x, 2, increasing=True), integers(5))
    case("vander none", lambda x: np.vander(x, 0), floats(3))


def sets():
    x, y = integers(4, 5), integers(7)
    strings = [(x, y), (floats(6), np.array([1.5, 2])), (integers(5), np.zeros(0)), (np.zeros(0), integers(3)),
               (np.array([1.0, np.nan, 2, np.nan]), np.array([np.nan, 2.0])),
               (integers(6) > 0, integers(2) > 0), (integers(6, dtype=np.int8), floats(5).round())]
    for a, b in strings:
        case("intersect1d", np.intersect1d, a, b)
        case("intersect1d indices", lambda a, b: np.intersect1d(a, b, return_indices=True), a, b)
        case("union1d", np.union1d, a, b)
        case("setdiff1d", np.setdiff1d, a, b)
        case("setxor1d", np.setxor1d, a, b)
        case("isin", np.isin, a, b)
        case("isin invert", lambda a, b: np.isin(a, b, invert=True), a, b)
        case("in1d", np.in1d, a, b)
    case("intersect1d unique", lambda a, b: np.intersect1d(a, b, True), np.array([4, 1, 3]), np.array([3, 9, 4]))
    case("setdiff1d unique", lambda a, b: np.setdiff1d(a, b, True), np.array([4, 1, 3]), np.array([3, 9]))
    for a in (x.ravel(), floats(5), np.array([2.0, np.nan, 1, np.nan])):
        case("unique_all", lambda a: np.unique(a, True, True, True, equal_nan=False), a)
        case("unique_counts", lambda a: np.unique(a, return_counts=True, equal_nan=False), a)
        case("unique_inverse", lambda a: np.unique(a, return_inverse=True, equal_nan=False), a)
        case("unique_values", lambda a: np.unique(a, equal_nan=False), a)
    rows = integers(8, 3, low=0, high=2)
    case("unique axis 0", lambda a: np.unique(a, True, True, True, axis=0), rows)
    case("unique axis 1", lambda a: np.unique(a, True, True, True, axis=1), integers(2, 9, low=0, high=2))
    case("unique axis 1", lambda a: np.unique(a, True, True, True, axis=1), integers(2, 6, 2, low=0, high=2))
    case("unique axis 0", lambda a: np.unique(a, True, True, True, axis=0), np.round(floats(6, 2) / 4))
    case("lexsort", np.lexsort, integers(2, 9, low=0, high=3))
    case("lexsort", np.lexsort, integers(3, 4, 6, low=0, high=3))
    case("lexsort axis", lambda k: np.lexsort(k, axis=0), integers(3, 4, 6, low=0, high=3))
    case("lexsort keys", lambda a, b: np.lexsort((a, b)), floats(7).round(), integers(7, low=0, high=2))
    case("sort_complex", np.sort_complex, floats(6))
    case("sort_complex", np.sort_complex, complexes(6))
    for a in (np.array([0, 0, 1, 0, 2, 0]), np.array([0.0, 0]), np.array([3.0]), np.zeros(0)):
        case("trim_zeros", np.trim_zeros, a)
        case("trim_zeros f", lambda a: np.trim_zeros(a, "f"), a)
        case("trim_zeros b", lambda a: np.trim_zeros(a, "b"), a)


def inserting():
    a, m = integers(6), floats(3, 4)
    for at in (1, -2, 6):
        case(f"insert {at}", lambda a, v: np.insert(a, at, v), a, np.array(99))
        case(f"insert {at}", lambda a, v: np.insert(a, at, v), a, np.array([7.5, 8]))
    case("insert axis 0", lambda m, v: np.insert(m, 1, v, axis=0), m, floats(4))
    case("insert axis 1", lambda m, v: np.insert(m, 1, v, axis=1), m, floats(3))
    case("insert axis 1", lambda m, v: np.insert(m, 1, v, axis=1), m, np.array(5))
    case("insert axis list", lambda m, v: np.insert(m, [1], v, axis=1), m, floats(3, 1))
    case("insert many", lambda m, v: np.insert(m, [2, 0, 2], v, axis=1), m, floats(3))
    case("insert many flat", lambda m, v: np.insert(m, [2, 2, -1], v), m, floats(3))
    case("insert slice", lambda a, v: np.insert(a, slice(1, 5, 2), v), a, np.array([50, 60]))
    case("insert array", lambda a, i, v: np.insert(a, i, v), a, np.array([0, 3]), np.array(1))
    for at in (0, -1, 3):
        case(f"delete {at}", lambda a: np.delete(a, at), a)
    case("delete axis", lambda m: np.delete(m, 1, axis=1), m)
    case("delete many", lambda m: np.delete(m, [0, -1, 0], axis=1), m)
    case("delete slice", lambda m: np.delete(m, slice(None, None, 2), axis=1), m)
    case("delete mask", lambda a, k: np.delete(a, k), a, np.array([True, False] * 3))
    case("delete array", lambda a, k: np.delete(a, k), a, np.array([5, 1]))
    for shape in ((4,), (3, 5), (2, 2), (0, 3)):
        case(f"resize {shape}", lambda m: np.resize(m, shape), m)
    case("resize (3, 5)", lambda m: np.resize(m, (3, 5)), np.zeros(0))

    def filled(m, v, wrap=False):
        m = m.copy()
        np.fill_diagonal(m, v, wrap)
        return m

    for shape in ((3, 3), (2, 5), (5, 2), (3, 3, 3)):
        case("fill_diagonal", filled, integers(*shape), np.array(50))
        case("fill_diagonal", filled, integers(*shape), np.array([50, 60]))
    case("fill_diagonal wrap", lambda m, v: filled(m, v, True), integers(11, 2), np.array([50, 60, 70]))
    case("diag_indices", lambda m: np.diag_indices_from(m), np.zeros((3, 3)))
    case("tril_indices", lambda m: np.tril_indices_from(m, 1), np.zeros((3, 4)))
    case("triu_indices", lambda m: np.triu_indices_from(m, -1), np.zeros((4, 3)))
    case("mask_indices", lambda n: np.mask_indices(int(n), np.triu, 1), np.array(4))
    case("ix_", lambda a, b: np.ix_(a, b), np.array([0, 3]), np.array([True, False, True]))
    for order in "CF":
        case(f"ravel_multi_index {order}", lambda a, b: np.ravel_multi_index((a, b), (5, 7), order=order),
             integers(2, 3, low=0, high=5), integers(3, low=0, high=7))
        case(f"unravel_index {order}", lambda a: np.unravel_index(a, (5, 7), order=order), integers(2, 3, low=0, high=35))
    case("ravel_multi_index modes", lambda a, b: np.ravel_multi_index((a, b), (5, 7), mode=("wrap", "clip")),
         integers(6), integers(6))

    def put_along(a, i, v):
        a = a.copy()
        np.put_along_axis(a, i, v, axis=1)
        return a

    case("put_along_axis", put_along, integers(3, 4), np.array([[0], [3], [1]]), np.array(77))
    case("put_along_axis", put_along, floats(2, 4), np.array([[0, 2], [3, 1]]), floats(2, 2))


def products():
    m, k, v = floats(3, 4), floats(4, 5), floats(4)
    for text, arrays in (("ij,jk->ik", (m, k)), ("ij,jk", (m, k)), ("ji", (m,)), ("ij->", (m,)), ("ij->j", (m,)),
                         ("ii->i", (floats(3, 3),)), ("ii", (floats(3, 3),)), ("i,j->ij", (v, floats(2))),
                         ("i,i", (v, v)), ("ij,j->i", (m, v)), ("bij,bjk->bik", (floats(2, 3, 4), floats(2, 4, 5))),
                         ("bi,bi->b", (m, m)), ("bij,bj->bi", (floats(2, 3, 4), floats(2, 4))),
                         ("ij,jk,kl->il", (m, k, floats(5, 2))), ("ij,jk,kl->", (m, k, floats(5, 2))),
                         ("...j,j->...", (floats(2, 3, 4), v)), ("...ij,...jk->...ik", (floats(2, 3, 4), k)),
                         ("i...->...", (floats(2, 3, 4),)), ("ij,ij->ij", (m, m)), ("ij,ij->ji", (m, floats(1, 4))),
                         ("ij,jk->ik", (integers(3, 4), integers(4, 2))), ("iij->j", (integers(3, 3, 2),)),
                         ("ij,kj,lj->ikl", (m, floats(2, 4), floats(5, 4))), (",ij->ij", (np.array(2.0), m)),
                         ("ij,jk->ik", (integers(3, 4) > 0, integers(4, 2) > 0)), ("ij,k->i", (m, floats(3))),
                         ("ij,jk->ik", (integers(2, 3, dtype=np.int8), floats(3, 2, dtype=np.float32))),
                         ("ea,fb,abcd,gc,hd->efgh", (floats(2, 3), floats(2, 3), floats(3, 3, 3, 3), floats(2, 3),
                                                     floats(2, 3))),
                         ("ij,jk->ik", (complexes(2, 3), complexes(3, 2)))):
        case(f"einsum {text}", lambda *a: np.einsum(text, *a), *arrays)
    case("einsum lists", lambda a, b: np.einsum(a, [0, 1], b, [1, 2], [2, 0]), m, k)
    for a, b in ((floats(2), floats(3)), (m, floats(2, 2)), (floats(2, 3, 2), floats(2)), (integers(2, 2), integers(3)),
                 (np.array(3), floats(2)), (floats(2), floats(2, 1, 2))):
        case("kron", np.kron, a, b)
    case("block rows", lambda a, b: np.block([a, b]), floats(2), floats(3))
    case("block grid", lambda a, b, c, d: np.block([[a, b], [c, d]]), floats(2, 2), floats(2, 1), integers(1, 2),
         np.array([[9.0]]))
    case("block deep", lambda a, b: np.block([[[a]], [[b]]]), floats(2, 2), floats(2, 2))
    case("bmat", lambda a, b, c, d: np.bmat([[a, b], [c, d]]), floats(2, 2), floats(2, 1), floats(1, 2), floats(1, 1))
    case("bmat text", lambda a, b: np.bmat("a b; b a", {"a": a, "b": b}), floats(2, 2), floats(2, 2))
    case("cross", np.cross, floats(3), floats(3))
    case("cross", np.cross, floats(4, 3), floats(4, 3))
    case("cross", np.cross, floats(2, 1, 3), integers(4, 3))
    case("cross", np.cross, floats(4, 2), floats(4, 2))
    case("cross", np.cross, floats(4, 3), floats(4, 2))
    case("cross axis", lambda a, b: np.cross(a, b, axis=0), floats(3, 4), floats(3, 4))
    case("cross axes", lambda a, b: np.cross(a, b, 0, 1, 0), floats(3, 4), floats(4, 3))
    case("vecdot", lambda a, b: np.einsum("...i,...i", a, b), floats(2, 3, 4), floats(3, 4))
    case("vecdot axis", lambda a, b: (a * b).sum(0, keepdims=True), floats(4, 3), floats(4, 3))
    case("matvec", lambda a, b: (a @ b[..., None])[..., 0], floats(2, 3, 4), floats(4))
    case("matvec axes", lambda a, b: np.einsum("kib,bk->ib", a, b), floats(4, 3, 2), floats(2, 4))
    case("vecmat", lambda a, b: (a[..., None, :] @ b)[..., 0, :], floats(2, 3), floats(3, 4))
    case("vecmat", lambda a, b: (a[..., None, :] @ b)[..., 0, :], integers(3), integers(2, 3, 4))


def paddings():
    m, v, i = floats(3, 4), floats(5), integers(2, 3)
    for mode in ("edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap",
                 "constant"):
        for a in (m, v, i, integers(4, dtype=np.uint8, low=0)):
            case(f"pad {mode}", lambda a: np.pad(a, 2, mode), a)
        case(f"pad {mode} uneven", lambda a: np.pad(a, [[1, 2], [0, 3]], mode), m)
        case(f"pad {mode} pair", lambda a: np.pad(a, (2, 1), mode), m)
    for mode in ("reflect", "symmetric"):
        for a in (m, v, i):
            case(f"pad {mode} odd", lambda a: np.pad(a, (2, 1), mode, reflect_type="odd"), a)
        case(f"pad {mode} far", lambda a: np.pad(a, 4, mode), floats(3))
        case(f"pad {mode} far odd", lambda a: np.pad(a, 7, mode, reflect_type="odd"), floats(4))
    case("pad constants", lambda a: np.pad(a, [[1, 2], [3, 1]], constant_values=[[4, 5], [6, 7]]), m)
    case("pad constants pair", lambda a: np.pad(a, 2, constant_values=(4, 5)), i)
    case("pad ends", lambda a: np.pad(a, 3, "linear_ramp", end_values=(-4, 5)), m)
    case("pad ends", lambda a: np.pad(a, 3, "linear_ramp", end_values=(-4, 5)), i)
    for mode in ("maximum", "mean", "median", "minimum"):
        case(f"pad {mode} length", lambda a: np.pad(a, 2, mode, stat_length=[[1, 2], [3, 2]]), m)

    def frame(vector, widths, axis, kwargs):
        vector[:widths[0]] = 10 + axis
        vector[-widths[1]:] = vector.sum()

    case("pad function", lambda a: np.pad(a, 2, frame), m)


def functions():
    a, m = integers(3, 4, low=-40, high=40), floats(3, 4)
    case("apply_along_axis sum", lambda m: np.apply_along_axis(np.sum, 1, m), m)
    case("apply_along_axis sort", lambda m: np.apply_along_axis(np.sort, 0, m), m)
    case("apply_along_axis diag", lambda m: np.apply_along_axis(np.diag, 1, m), m)
    case("apply_over_axes", lambda m: np.apply_over_axes(np.sum, m, [0, 2]), floats(2, 3, 4))
    case("piecewise", lambda x: np.piecewise(x, [x < 0, x > 2], [lambda v: -v, 7, 1.5]), floats(9))
    for dtype in (np.int8, np.uint8, np.int32, np.int64, np.uint64):
        x = integers(12, low=0, high=100, dtype=dtype)
        y = integers(12, low=0, high=100, dtype=dtype)
        case("gcd", np.gcd, x, y)
        case("lcm", np.lcm, x // 9, y // 9)
    case("gcd", np.gcd, a, np.array([0, 6, -8, 12]))
    case("lcm", np.lcm, a, np.array([0, 6, -8, 12]))
    case("gcd", np.gcd, np.array([2**62 - 1, 6765 * 3]), np.array([2**61 - 1, 4181 * 3]))
    case("divmod", np.divmod, a, np.array([3, -4, 5, 7]))
    case("divmod", np.divmod, m, np.array([3, -4, 5, 0.5]))
    case("float_power", np.float_power, integers(5, low=1), integers(5))
    special = np.array([0, -0.0, 1, -0.5, 3.75, 1e300, 5e-324, 2.2e-308, -1e-310, np.inf, -np.inf, np.nan])
    for dtype in (np.float64, np.float32, np.float16):
        case("frexp", np.frexp, special.astype(dtype))
    case("frexp", np.frexp, np.array([1e-45, 1e-40, 3], np.float32))
    case("frexp", np.frexp, np.array([6e-8, 1e-5, 3], np.float16))
    case("frexp", np.frexp, integers(4))
    bits = integers(3, 11, low=0, high=2, dtype=np.uint8)
    packed = np.packbits(bits, axis=1)
    for order in ("big", "little"):
        case(f"packbits {order}", lambda a: np.packbits(a, bitorder=order), bits)
        case(f"packbits axis {order}", lambda a: np.packbits(a, axis=0, bitorder=order), bits > 0)
        case(f"unpackbits {order}", lambda a: np.unpackbits(a, bitorder=order), packed)
        case(f"unpackbits axis {order}", lambda a: np.unpackbits(a, axis=0, bitorder=order, count=-3), packed)
    case("unpackbits more", lambda a: np.unpackbits(a, axis=1, count=20), packed)
    case("array_equiv", np.array_equiv, np.array([1, 2]), np.array([[1, 2], [1, 2]]))
    case("array_equiv", np.array_equiv, np.array([1, 2]), np.array([1, 2, 3]))


def types():
    """Other element types, and arrays without elements."""
    half, single, flags = floats(6, dtype=np.float16), floats(6, dtype=np.float32), integers(6) > 0
    for a, v in ((half, half[:3]), (single, half[:3]), (flags, single[:2])):
        case("convolve full", lambda a, v: np.convolve(a, v), a, v)
        case("correlate same", lambda a, v: np.correlate(a, v, "same"), a, v)
    case("interp", np.interp, single, np.arange(4, dtype=np.int8), half[:4])
    case("cov", np.cov, floats(2, 5, dtype=np.float32))
    case("cov", np.cov, integers(2, 5) > 0)
    case("nanmedian axis", lambda a: np.nanmedian(a, axis=1), with_nans(floats(3, 6, dtype=np.float16), 4))
    case("nancumsum", lambda a: np.nancumsum(a), with_nans(complexes(5), 2))
    case("gradient", np.gradient, single)
    case("unwrap", np.unwrap, single * 3)
    case("einsum ij,jk->ik", lambda a, b: np.einsum("ij,jk->ik", a, b), floats(2, 3, dtype=np.float32),
         integers(3, 2, dtype=np.int8))
    case("einsum i,i", lambda a, b: np.einsum("i,i", a, b), complexes(4), floats(4))
    case("kron", np.kron, flags, flags[:2])
    case("kron", np.kron, complexes(2), floats(2, dtype=np.float32))
    case("vecdot", lambda a, b: (a.conj() * b).sum(-1), complexes(2, 3), complexes(3))
    case("cross", np.cross, complexes(3), floats(3))
    for mode in ("edge", "mean", "reflect", "wrap", "linear_ramp", "maximum"):
        case(f"pad {mode}", lambda a: np.pad(a, 2, mode), half)
        case(f"pad {mode}", lambda a: np.pad(a, 2, mode), integers(2, 3, dtype=np.int8))
    for mode in ("constant", "edge", "symmetric", "mean"):
        case(f"pad {mode}", lambda a: np.pad(a, 2, mode), complexes(3))
    case("pad edge", lambda a: np.pad(a, 2, "edge"), flags)
    case("isin", np.isin, integers(5, low=0, dtype=np.uint8), integers(5))
    case("union1d", np.union1d, single, half)
    case("insert axis 0", lambda m, v: np.insert(m, 1, v, axis=0), integers(2, 3), floats(3))
    case("insert axis 0", lambda m, v: np.insert(m, 1, v, axis=0), complexes(2, 3), floats(3))
    case("unique axis 0", lambda a: np.unique(a, True, True, True, axis=0), floats(5, 2, dtype=np.float32).round())
    case("vander", np.vander, complexes(3))
    case("trim_zeros", np.trim_zeros, np.array([0j, 1j, 0, 0]))
    none = np.zeros((0, 3))
    case("median axis", lambda a: np.median(a, axis=1), none)
    case("median axis", lambda a: np.median(a, axis=1), none.T)
    case("nanmedian axis", lambda a: np.nanmedian(a, axis=1), none.T)
    case("nancumsum", lambda a: np.nancumsum(a), none)
    case("cov", np.cov, none)
    case("kron", np.kron, none, floats(2))
    case("einsum ij,jk->ik", lambda a, b: np.einsum("ij,jk->ik", a, b), none.T, none)
    case("einsum ij->j", lambda a: np.einsum("ij->j", a), none)
    case("pad constant", lambda a: np.pad(a, 2, "constant"), none)
    case("vander", np.vander, np.zeros(0))
    case("polyval", np.polyval, np.zeros(0), floats(3))
    case("packbits big", lambda a: np.packbits(a), np.zeros(0, bool))
    case("unpackbits big", lambda a: np.unpackbits(a), np.zeros(0, np.uint8))
    case("unique_all", lambda a: np.unique(a, True, True, True, equal_nan=False), np.zeros(0))
    case("setxor1d", np.setxor1d, np.zeros(0), np.zeros(0))
    case("fill_diagonal", lambda m, v: m, np.zeros((0, 0)), np.array(5.0))
    case("nan_to_num", np.nan_to_num, np.zeros(0))
    case("sinc", np.sinc, np.zeros(0))
    case("gcd", np.gcd, np.zeros(0, int), np.array(6))
    case("trapezoid", np.trapz, none.T)
    case("unwrap axis", lambda p: np.unwrap(p, axis=0), none)


FAMILIES = [statistics, parts, signals, polynomials, sets, inserting, products, paddings, functions, types]

for family in FAMILIES:
    family()
with open(sys.argv[1], "w") as file:
    file.write(f"# Answers of NumPy {np.__version__}, written by families.py: call, operands, =>, results.\n")
    file.write("\n".join(CASES) + "\n")
print(len(CASES))
