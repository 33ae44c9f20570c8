"""Writes FrozenStreams.cs: digests of NumPy's random streams. Run with the NumPy that is the reference (1.24 or 2.x)."""
import hashlib
import os

import numpy as np

entries = []


def freeze(name, *arrays):
    raw = b"".join(np.ascontiguousarray(a).tobytes() for a in arrays)
    entries.append((name, hashlib.sha256(raw).hexdigest()[:16], raw[:16].hex()))


def mt(seed):
    return np.random.RandomState(seed)


def words(s):
    return np.array(s[1]), np.array([s[2]], np.int32)


for seed in (0, 1, 12345, 2**32 - 1):
    freeze(f"mt doubles {seed}", mt(seed).random_sample(5000))
freeze("mt key 42", *words(mt(42).get_state()))
freeze("mt array seed", *words(mt([1, 2, 3, 4000000000]).get_state()))
freeze("mt long array seed", *words(mt(list(range(700))).get_state()))
freeze("mt bytes", np.frombuffer(mt(7).bytes(1003), np.uint8))
r = mt(5)
freeze("mt gauss", r.standard_normal(10001), r.random_sample(10), r.normal(3, 2, 11))
s = r.get_state()
freeze("mt gauss state", np.array([s[2], s[3]], np.int32), np.array([s[4]]))
freeze("mt exponential", mt(6).standard_exponential(20000), mt(6).exponential(2.5, 20000))
freeze("mt uniform", mt(8).uniform(-3, 7.5, 5000))
for name, dtype, low, high in [
    ("int64 small", np.int64, -5, 1000), ("int64 32", np.int64, 0, 2**32), ("int64 wide", np.int64, -2**62, 2**61 + 12345),
    ("int64 full", np.int64, -2**63, 2**63), ("uint64 wide", np.uint64, 3, 2**40), ("int32", np.int32, -100, 12345),
    ("int32 full", np.int32, -2**31, 2**31), ("uint32", np.uint32, 7, 3000000000), ("int16", np.int16, -300, 301),
    ("int16 full", np.int16, -2**15, 2**15), ("uint16", np.uint16, 1, 40000), ("int8", np.int8, -100, 57),
    ("int8 full", np.int8, -128, 128), ("uint8", np.uint8, 0, 200), ("uint8 one", np.uint8, 9, 10)]:
    freeze(f"mt {name}", mt(9).randint(low, high, 3001, dtype=dtype))
    freeze(f"pcg {name}", np.random.default_rng(9).integers(low, high, 3001, dtype=dtype))
freeze("mt bool", mt(9).randint(0, 2, 3001, dtype=bool))
freeze("pcg bool", np.random.default_rng(9).integers(0, 2, 3001, dtype=bool))
a = np.arange(1000)
r = mt(10)
r.shuffle(a)
freeze("mt shuffle", a, r.permutation(1234), r.random_sample(2))
p = np.arange(1, 51.0)
p /= p.sum()
r = mt(11)
freeze("mt choice", r.choice(50, 400, p=p), r.choice(50, 20, replace=False, p=p), r.choice(50, 30, replace=False),
       r.choice(77, 30))
for seed in (0, 1, 2**32, 2**100 + 7):
    g = np.random.default_rng(seed)
    freeze(f"pcg doubles {seed}", g.random(5000))
g = np.random.default_rng(12)
st = g.bit_generator.state["state"]
freeze("pcg state 12", np.array([st["state"] >> 64, st["state"] & (2**64 - 1), st["inc"] >> 64, st["inc"] & (2**64 - 1)],
                                np.uint64))
freeze("pcg floats", g.random(4001, dtype=np.float32), g.random(3), g.random(5, dtype=np.float32))
freeze("pcg raw", np.random.PCG64(13).random_raw(1000), np.random.PCG64(13).advance(10**30 + 1).random_raw(10),
       np.random.PCG64(13).jumped(3).random_raw(10))
freeze("pcg normal", np.random.default_rng(14).standard_normal(200000))
freeze("pcg normal scaled", np.random.default_rng(14).normal(2, 0.25, 1000))
freeze("pcg normal float", np.random.default_rng(15).standard_normal(200000, dtype=np.float32))
freeze("pcg exponential", np.random.default_rng(16).standard_exponential(200000),
       np.random.default_rng(16).exponential(0.5, 100))
freeze("pcg exponential float", np.random.default_rng(17).standard_exponential(200000, dtype=np.float32))
freeze("pcg exponential inv", np.random.default_rng(18).standard_exponential(50000, method="inv"))
freeze("pcg exponential inv float",
       np.random.default_rng(18).standard_exponential(50000, dtype=np.float32, method="inv"))
g = np.random.default_rng(19)
a = np.arange(1000)
g.shuffle(a)
freeze("pcg shuffle", a, g.permutation(1234), g.random(2))
g = np.random.default_rng(20)
freeze("pcg choice", g.choice(50, 400, p=p), g.choice(50, 20, replace=False, p=p), g.choice(50, 30, replace=False),
       g.choice(20000, 1000, replace=False), g.choice(20000, 700, replace=False, shuffle=False), g.choice(77, 30),
       g.choice(20000, 1001, replace=False, shuffle=False), g.choice(20000, 30, replace=False, shuffle=False))
freeze("seed sequence", np.random.SeedSequence(123).generate_state(10), np.random.SeedSequence(2**200).generate_state(7),
       np.random.SeedSequence(5, spawn_key=(1, 2)).generate_state(8),
       np.random.SeedSequence(list(range(9)), pool_size=8).generate_state(8), np.random.SeedSequence(0).generate_state(3, np.uint64))
freeze("mt19937 bit generator", np.random.Generator(np.random.MT19937(21)).random(2000),
       np.random.Generator(np.random.MT19937(21)).standard_normal(2000),
       np.random.Generator(np.random.MT19937(21)).integers(0, 2**40, 2000))
g = np.random.Generator(np.random.Philox(22))
freeze("philox", g.random(1001), g.standard_normal(1000), g.integers(0, 1000, 77), g.random(9, dtype=np.float32))
freeze("philox key", np.random.Philox(key=2**64 + 99, counter=np.array([2**64 - 3, 2**64 - 1, 2**64 - 1, 5], np.uint64)).random_raw(40),
       np.random.Philox(22).advance(2**70).random_raw(5), np.random.Philox(22).jumped(2).random_raw(5))

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "FrozenStreams.cs"), "w") as out:
    out.write(f"""namespace Cohort.Tests.Library.Random;

/// <summary>
/// Digests of NumPy {np.__version__}'s streams, written by freeze_streams.py: the first 16 hexadecimal digits of SHA-256
/// over the bytes of the arrays, and the first 16 bytes, which show where a difference begins.
/// </summary>
internal static class FrozenStreams
{{
    public static readonly Dictionary<string, (string Digest, string Start)> Streams = new()
    {{
""")
    for name, digest, start in entries:
        out.write(f'        ["{name}"] = ("{digest}", "{start}"),\n')
    out.write("    };\n}\n")
