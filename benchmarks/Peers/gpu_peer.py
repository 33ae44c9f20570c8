"""Computes the workloads of the GPU benchmark with one library, by the orders of peer_loop.py.

Usage: gpu_peer.py cupy|jax|torch|numpy. CuPy and PyTorch compute as written, JAX under jit. Inputs come from the same
formulas as Cohort's; sizes come with the orders.
"""

import math
import os
import sys

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")

import numpy as np

from peer_loop import serve


class NumPy:
    """The CPU's library, for machines without a GPU."""

    def __init__(self):
        self.xp = np
        self.version = np.__version__

    def array(self, values):
        return values

    def host(self, value):
        return value

    def line(self, start, stop, count, dtype):
        return self.xp.linspace(start, stop, count).astype(dtype)

    def compile(self, function):
        return function

    def step(self, function):
        """For functions that change their first argument in place."""
        return function

    def largest(self, x):
        return x.max(axis=1, keepdims=True)

    def sort(self, x):
        return self.xp.sort(x)

    def copy(self, target, source):
        self.xp.copyto(target, source)
        return target

    def increment(self, x):
        x += 1
        return x

    def inner(self, u, new):
        u[1:-1, 1:-1] = new
        return u

    def finish(self, value):
        pass

    def forget(self):
        pass


class CuPy(NumPy):
    def __init__(self):
        import cupy

        self.xp = cupy
        device = cupy.cuda.runtime.getDeviceProperties(cupy.cuda.Device().id)
        self.version = f"{cupy.__version__}, {device['name'].decode()}"

    def array(self, values):
        return self.xp.asarray(values)

    def host(self, value):
        return self.xp.asnumpy(value)

    def finish(self, value):
        self.xp.cuda.Device().synchronize()

    def forget(self):
        self.xp.get_default_memory_pool().free_all_blocks()


class Torch(NumPy):
    def __init__(self):
        import torch

        if not torch.cuda.is_available():
            raise RuntimeError("PyTorch sees no GPU")
        self.xp = torch
        # float32 means float32 for every peer.
        torch.backends.cuda.matmul.allow_tf32 = False
        self.version = f"{torch.__version__}, {torch.cuda.get_device_name()}"

    def array(self, values):
        return self.xp.asarray(values).cuda()

    def host(self, value):
        return value.cpu().numpy()

    def line(self, start, stop, count, dtype):
        xp = self.xp
        return xp.linspace(start, stop, count, dtype=xp.float64, device="cuda").to(getattr(xp, dtype))

    def largest(self, x):
        return x.amax(dim=1, keepdim=True)

    def sort(self, x):
        return self.xp.sort(x).values

    def copy(self, target, source):
        return target.copy_(source)

    def finish(self, value):
        self.xp.cuda.synchronize()

    def forget(self):
        self.xp.cuda.empty_cache()


class Jax(NumPy):
    def __init__(self):
        import jax

        if jax.default_backend() != "gpu":
            raise RuntimeError(f"JAX sees no GPU, only {jax.default_backend()}")
        jax.config.update("jax_enable_x64", True)
        jax.config.update("jax_default_matmul_precision", "highest")
        import jax.numpy

        self.jax = jax
        self.xp = jax.numpy
        self.version = f"{jax.__version__}, {jax.devices()[0].device_kind}"

    def array(self, values):
        return self.jax.device_put(values)

    def host(self, value):
        return np.asarray(value)

    def compile(self, function):
        return self.jax.jit(function)

    def step(self, function):
        return self.jax.jit(function, donate_argnums=0)

    def copy(self, target, source):
        return self.xp.copy(source)

    def increment(self, x):
        return x + 1

    def inner(self, u, new):
        return u.at[1:-1, 1:-1].set(new)

    def finish(self, value):
        self.jax.block_until_ready(value)


LIBRARIES = {"cupy": CuPy, "jax": Jax, "torch": Torch, "numpy": NumPy}
TYPES = {"f16": np.float16, "f32": np.float32, "f64": np.float64}


class Workloads:
    """Each method takes a type and sizes, and gives a check and what is timed."""

    def __init__(self, library):
        self.of = library

    def line(self, start, stop, count, dtype):
        return self.of.line(start, stop, count, np.dtype(dtype).name)

    def total(self, value):
        """The sum of all elements, in double precision."""
        return float(value.sum(dtype=self.of.xp.float64))

    def stepping(self, start, step):
        """A state that each call takes one step on; the check takes ten on a fresh one."""
        state = [start()]

        def check():
            u = start()
            for _ in range(10):
                u = step(u)
            return self.total(u) / math.prod(u.shape)

        def compute():
            state[0] = step(state[0])
            return state[0]

        return check, compute

    def copy(self, dtype, count):
        a = self.line(0.0, 1.0, count, dtype)
        b = self.of.array(np.zeros(count, dtype))
        compute = lambda: self.of.copy(b, a)
        return lambda: self.total(compute()), compute

    def chain(self, dtype, count):
        a, b = self.line(0.0, 1.0, count, dtype), self.line(2.0, 1.0, count, dtype)
        c = self.line(1.0, 3.0, count, dtype)
        function = self.of.compile(lambda a, b, c: 2 * a + b * b - 1 / (1 + c))
        compute = lambda: function(a, b, c)
        return lambda: self.total(compute()), compute

    def blackscholes(self, dtype, count):
        xp = self.of.xp
        spot, strike = self.line(50.0, 150.0, count, dtype), self.line(140.0, 60.0, count, dtype)
        years = self.line(0.1, 2.0, count, dtype)

        def normal(x):
            t = 1 / (1 + 0.2316419 * abs(x))
            p = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
            tail = xp.exp(-0.5 * x * x) * p / math.sqrt(2 * math.pi)
            return xp.where(x >= 0, 1 - tail, tail)

        def price(spot, strike, years):
            deviation = 0.25 * xp.sqrt(years)
            d1 = (xp.log(spot / strike) + (0.03 + 0.5 * 0.25 * 0.25) * years) / deviation
            d2 = d1 - deviation
            discounted = strike * xp.exp(-0.03 * years)
            return spot * normal(d1) - discounted * normal(d2), discounted * normal(-d2) - spot * normal(-d1)

        function = self.of.compile(price)
        compute = lambda: function(spot, strike, years)
        return lambda: sum(self.total(part) for part in compute()), compute

    def jacobi(self, dtype, side):
        def plate():
            u = np.zeros((side, side), dtype)
            u[0] = 100.0
            return self.of.array(u)

        step = lambda u: self.of.inner(u, 0.25 * (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2]))
        return self.stepping(plate, self.of.step(step))

    def sum(self, dtype, count):
        a = self.line(0.0, 1.0, count, dtype)
        function = self.of.compile(lambda a: a.sum())
        return lambda: float(function(a)), lambda: function(a)

    def along(self, axis, dtype, rows, columns):
        a = self.line(0.0, 1.0, rows * columns, dtype).reshape(rows, columns)
        function = self.of.compile(lambda a: a.sum(axis=axis))
        return lambda: self.total(function(a)), lambda: function(a)

    def sumrows(self, dtype, rows, columns):
        return self.along(1, dtype, rows, columns)

    def sumcolumns(self, dtype, rows, columns):
        return self.along(0, dtype, rows, columns)

    def softmax(self, dtype, rows, columns):
        xp = self.of.xp
        a = self.line(-4.0, 4.0, rows * columns, dtype).reshape(rows, columns)

        def softmax(a):
            e = xp.exp(a - self.of.largest(a))
            return e / e.sum(axis=1, keepdims=True)

        function = self.of.compile(softmax)
        return lambda: self.total(function(a)[:, -1]), lambda: function(a)

    def matmul(self, dtype, order):
        a = self.line(0.0, 1.0, order * order, dtype).reshape(order, order)
        b = self.line(1.0, 0.0, order * order, dtype).reshape(order, order)
        function = self.of.compile(lambda a, b: a @ b)
        return lambda: self.total(function(a, b)), lambda: function(a, b)

    def sort(self, dtype, count):
        mixed = np.arange(count, dtype=np.uint64) * np.uint64(2654435761) % np.uint64(1 << 32)
        a = self.of.array((mixed / 4294967296.0).astype(dtype))
        function = self.of.compile(self.of.sort)

        def check():
            ordered = self.of.host(function(a)).astype(np.float64)
            return ordered[count // 3] + 2 * ordered[count // 2] + 4 * ordered[-1]

        return check, lambda: function(a)

    def statements(self, dtype, count):
        start = lambda: self.of.array(np.zeros(count, dtype))
        return self.stepping(start, self.of.step(self.of.increment))

    launch = statements

    def roundtrip(self, dtype, count):
        check, step = self.stepping(
            lambda: self.of.array(np.zeros(count, dtype)), self.of.step(self.of.increment))

        def compute():
            value = step()
            self.of.finish(value)
            return value

        return check, compute

    def named(self):
        """By name and type, as in chain_f32."""
        names = [name for name in vars(Workloads) if not name.startswith("_")]
        names = [n for n in names if n not in ("line", "total", "stepping", "along", "named")]
        bound = lambda name, dtype: lambda *sizes: getattr(self, name)(dtype, *sizes)
        return {f"{name}_{suffix}": bound(name, dtype) for name in names for suffix, dtype in TYPES.items()}


library = LIBRARIES[sys.argv[1]]()
serve(lambda: library.version, Workloads(library).named(), library.finish, library.forget)
