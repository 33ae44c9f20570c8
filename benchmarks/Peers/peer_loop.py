"""Takes orders on standard input for numpy_peer.py and gpu_peer.py:
version, prepare NAME SIZE..., check NAME, run NAME COUNT; answers each with one line."""

import sys
import time


def run(compute, finish, count):
    start = time.perf_counter()
    for _ in range(count):
        value = compute()
    finish(value)
    return time.perf_counter() - start


def answer(orders, version, workloads, finish, forget):
    """Answers orders until there are no more.

    version: a function; workloads: by name a function of the sizes that gives a check and what is timed;
    finish: returns when a value has been computed; forget: gives memory of the last workload back.
    """
    trials = {}
    for line in orders:
        order, *arguments = line.split()
        try:
            if order == "version":
                yield version()
            elif order == "prepare":
                # Only one workload at a time keeps its inputs.
                trials.clear()
                forget()
                name, *sizes = arguments
                if name in workloads:
                    trials[name] = workloads[name](*map(int, sizes))
                yield "ready" if name in workloads else "unknown"
            elif order == "check":
                yield repr(float(trials[arguments[0]][0]()))
            else:
                yield repr(run(trials[arguments[0]][1], finish, int(arguments[1])))
        except Exception as failure:
            yield "failed at {}: {}".format(line.strip(), " ".join(str(failure).split()) or type(failure).__name__)


def serve(version, workloads, finish=lambda value: None, forget=lambda: None):
    for line in answer(sys.stdin, version, workloads, finish, forget):
        print(line, flush=True)
