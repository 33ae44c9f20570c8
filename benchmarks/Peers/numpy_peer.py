"""Computes the workloads of compare with NumPy, by the orders of peer_loop.py."""

import ctypes
import os

import numpy as np

from peer_loop import serve

LONG = 10_000_000
SIDE = 2000
ORDER = 1024


def blas():
    """The BLAS that is loaded, by what it says itself or by its file, once a product has been computed."""
    np.ones((2, 2)) @ np.ones((2, 2))
    try:
        with open("/proc/self/maps", encoding="ascii") as maps:
            files = {line.split()[-1] for line in maps if "blas" in line or "libmkl" in line}
    except OSError:
        return "BLAS unknown"
    for file in sorted(files):
        for name in ("openblas_get_config", "openblas_get_config64_", "scipy_openblas_get_config64_"):
            try:
                config = getattr(ctypes.CDLL(file), name)
            except (AttributeError, OSError):
                continue
            config.restype = ctypes.c_char_p
            return " ".join(config().decode().split()[:2])
    return os.path.basename(min(files)) if files else "no BLAS"


def chain():
    a, b = np.linspace(0.0, 1.0, LONG), np.linspace(2.0, 1.0, LONG)
    compute = lambda: 2 * a + b * b - 1 / (1 + a)
    return lambda: compute().sum(), compute


def jacobi():
    def plate():
        u = np.zeros((SIDE, SIDE))
        u[0] = 100.0
        return u

    def step(u):
        u[1:-1, 1:-1] = 0.25 * (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2])

    def check():
        u = plate()
        for _ in range(10):
            step(u)
        return u.mean()

    kept = plate()
    return check, lambda: step(kept)


def squares():
    a, b = np.linspace(0.0, 1.0, LONG), np.linspace(2.0, 1.0, LONG)
    compute = lambda: ((a - b) ** 2).sum()
    return compute, compute


def small():
    a, b = np.arange(10.0), np.arange(10.0) * 0.5
    return lambda: (a + b).sum(), lambda: a + b


def element():
    a = np.arange(10.0)
    compute = lambda: a.item(5)
    return compute, compute


def item():
    a = np.arange(64.0).reshape(8, 8)
    i, j = 3, 5
    compute = lambda: float(a[i, j])
    return compute, compute


def slicing():
    a = np.arange(10.0)
    return lambda: a[2:8].sum(), lambda: a[2:8]


def matmul():
    a = np.linspace(0.0, 1.0, ORDER * ORDER).reshape(ORDER, ORDER)
    b = np.linspace(1.0, 0.0, ORDER * ORDER).reshape(ORDER, ORDER)
    return lambda: (a @ b).sum(), lambda: a @ b


WORKLOADS = {
    "chain": chain, "jacobi": jacobi, "squares": squares, "small": small, "element": element, "item": item,
    "slice": slicing, "matmul": matmul,
}


serve(lambda: f"{np.__version__}, {blas()}", WORKLOADS)
