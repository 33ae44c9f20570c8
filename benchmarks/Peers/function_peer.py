"""Evaluates calls of NumPy for the benchmark of single functions, by orders on standard input:
version; inputs N ROWS; check EXPRESSION; run COUNT EXPRESSION."""

import sys
import time

import numpy as np


def inputs(n, rows):
    step = np.arange(n).astype(np.float64)
    x = np.sin(step) * 0.4 + 0.5
    y = np.cos(step) * 0.4 + 0.5
    return {
        "np": np, "x": x, "y": y, "w": x - 0.5, "i": (x * 1000).astype(np.int64), "j": (y * 1000).astype(np.int64) + 1,
        "k": (x * (n - 1)).astype(np.int64), "m": x > 0.5, "z": x + y * 1j, "s": np.sort(x), "a": x.reshape(rows, n // rows),
        "c": y.reshape(rows, n // rows),
    }


def total(value):
    """The sum of the first array of a result, for comparing libraries."""
    while isinstance(value, (tuple, list)):
        value = value[0]
    value = np.asarray(value)
    return float(np.nansum(value.astype(np.float64)))


def main():
    names = {}
    for line in sys.stdin:
        order, _, rest = line.strip().partition(" ")
        try:
            if order == "version":
                answer = np.__version__
            elif order == "inputs":
                names = inputs(*map(int, rest.split()))
                answer = "ready"
            elif order == "check":
                with np.errstate(all="ignore"):
                    answer = repr(total(eval(rest, names)))
            else:
                count, _, expression = rest.partition(" ")
                call = eval("lambda: " + expression, names)
                start = time.perf_counter()
                for _ in range(int(count)):
                    call()
                answer = repr(time.perf_counter() - start)
        except Exception as failure:
            answer = "failed " + " ".join(str(failure).split())
        print(answer, flush=True)


main()
