"""Writes parameters.txt: distributions whose parameters are arrays. Run it where NumPy is installed."""
import sys
import numpy as np

ROW = np.array([0.5, 1.0, 2.5, 7.0])
COLUMN = np.array([[1.5], [0.25], [3.0]])
CHANCES = np.array([0.1, 0.35, 0.5, 0.9])
TRIALS = np.array([[3], [40], [1000]])
CASES = {
    "gamma": (ROW, COLUMN), "beta": (ROW, COLUMN), "chisquare": (ROW,), "noncentral_chisquare": (ROW, COLUMN),
    "f": (COLUMN, ROW), "noncentral_f": (COLUMN, ROW, np.array(1.5)), "standard_t": (COLUMN,),
    "laplace": (ROW, COLUMN), "gumbel": (ROW, COLUMN), "logistic": (COLUMN, ROW), "lognormal": (ROW, COLUMN),
    "rayleigh": (COLUMN,), "triangular": (-ROW, np.array(0.0), COLUMN), "wald": (ROW, COLUMN),
    "vonmises": (ROW, COLUMN), "pareto": (ROW,), "weibull": (COLUMN,), "power": (ROW,),
    "normal": (ROW, COLUMN), "uniform": (-ROW, COLUMN), "exponential": (ROW,), "standard_gamma": (ROW,),
    "binomial": (TRIALS, CHANCES), "poisson": (np.array([[0.0], [3.5], [80.0]]),),
    "negative_binomial": (COLUMN, CHANCES), "geometric": (CHANCES,), "zipf": (np.array([1.5, 3.0]),),
    "logseries": (CHANCES,), "hypergeometric": (np.array([5, 60]), np.array([[7], [90]]), np.array(11)),
}
SIZES = {"gamma": (2, 3, 4), "normal": (3, 4), "poisson": (3, 5), "pareto": (3, 4), "binomial": (2, 3, 4)}
RANGES = [
    (np.array([0, -5, 100]), np.array([[7], [101], [102]])), (np.array([0, 3]), np.array([1, 120])),
    (np.array(0), np.array([1, 2, 90, 127])), (np.array([0, 0, 0, 0, 1, 0, 0, 0]), np.array([2, 2, 1, 2, 2, 2, 2, 2])),
]


def text(array):
    array = np.asarray(array)
    values = (repr(float(x)) if array.dtype.kind == "f" else str(int(x)) for x in array.ravel())
    return f"{array.dtype.name}:{','.join(map(str, array.shape))}:{' '.join(values)}"


def line(kind, name, size, parameters, draw, rng):
    shown = "-" if size is None else ",".join(map(str, size))
    result = draw(rng)
    after = rng.random() if kind == "generator" else rng.random_sample()
    return "\t".join([f"{kind} {name} {shown}", *map(text, parameters), "=>", text(result), text(after)])


def lines():
    makers = {"generator": lambda: np.random.default_rng(42), "legacy": lambda: np.random.RandomState(42)}
    for kind, make in makers.items():
        for name, parameters in CASES.items():
            for size in (None, SIZES.get(name)) if name in SIZES else (None,):
                yield line(kind, name, size, parameters, lambda r: getattr(r, name)(*parameters, size=size), make())
        for dtype in ("bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
            for low, high in RANGES:
                call = (lambda r: r.integers(low, high, dtype=dtype)) if kind == "generator" else (
                    lambda r: r.randint(low, high, dtype=dtype))
                try:
                    yield line(kind, f"integers:{dtype}", None, (low, high), call, make())
                except ValueError:
                    continue


with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("# Answers of NumPy, written by parameters.py: source, distribution, size, parameters, numbers, the next.\n")
    file.write("\n".join(lines()) + "\n")
