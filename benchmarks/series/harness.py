"""Times the functions of functions.py and the other sets for record-series.

    FILE --list           their names
    FILE NAME REPEAT      one series as TSV; REPEAT seeds the inputs
"""

import collections
import math
import random
import sys
import time

SAMPLES = 4
FLOOR_SECONDS = 5e-4  # a sample is the mean of as many calls as take this long

# `make` gives the input from a size and a generator; where the function consumes it, for each call.
Case = collections.namedtuple("Case", "function truth sizes make consumed", defaults=(False,))


def geometric(low, high, count=12):
    return sorted({round(low * (high / low) ** (i / (count - 1))) for i in range(count)})


def random_ints(n, rng):
    return [rng.randrange(10**9) for _ in range(n)]


def size(n, rng):
    del rng
    return n


def counted(n, rng):
    del rng
    return list(range(n))


def shuffled(n, rng):
    values = list(range(n))
    rng.shuffle(values)
    return values


def sample(case, make):
    """Mean seconds of a call, over as many calls as take FLOOR_SECONDS"""
    calls = 1
    while True:
        given = [make() for _ in range(calls)] if case.consumed else [make()] * calls
        start = time.process_time()
        for data in given:
            case.function(data)
        seconds = time.process_time() - start
        if seconds >= FLOOR_SECONDS:
            return seconds / calls
        calls = max(2 * calls, math.ceil(1.2 * calls * FLOOR_SECONDS / max(seconds, 1e-7)))


def maker(case, name, n, repeat):
    """What gives the input of size n: anew where the function consumes it, else the same again"""
    def make():
        return case.make(n, random.Random(f"{name} {n} {repeat}"))
    if case.consumed:
        return make
    data = make()
    return lambda: data


def record(case, name, repeat):
    makers = [(n, maker(case, name, n, repeat)) for n in case.sizes]
    print(f"# truth: {case.truth}\n# Python {sys.version.split()[0]}, CPU time\nn\tseconds")
    for turn in range(SAMPLES):
        for n, make in reversed(makers) if turn % 2 else makers:
            print(f"{n}\t{sample(case, make):.9g}")


def main(cases):
    names = {"py." + case.function.__name__: case for case in cases}
    words = sys.argv[1:]
    if words == ["--list"]:
        print("\n".join(names))
    elif len(words) == 2 and words[0] in names and words[1].isdigit():
        record(names[words[0]], words[0], int(words[1]))
    else:
        sys.exit(f"usage: {sys.argv[0]} --list | {sys.argv[0]} NAME REPEAT")
