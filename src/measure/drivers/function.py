# Runs inside the box in function mode: calls one function on generated arguments and reports, over
# descriptor 3, the CPU time of its calls. Arguments come as JSON on standard input.
#
# The program shares this process. What measures it is bound before it is loaded, as defaults of the
# parameters, so that it does not change the measure by chance or with a line of its own.
#
# argv: the source's path, the function's name, seconds that a batch should take, warm-up calls, a word
# for JavaScript, and 'show' where the result is wanted, too.
import gc
import io
import json
import os
import resource
import sys
import time

import calling
import shown

# The program does not find the driver's parts among its modules.
del sys.modules["calling"], sys.modules["shown"]


def report(document, write=os.write, dumps=json.dumps):
    write(3, dumps(document).encode())


def load(path, name):
    sys.path[0] = os.path.dirname(path)
    module, found = calling.find(path, name)
    if not callable(found):
        report({"error": "no function", "names": found})
        sys.exit(1)
    return module, found


def caches_of(module):
    return [value.cache_clear for value in vars(module).values() if hasattr(value, "cache_clear")]


def consuming(function, result):
    """The call that does all of the work."""
    consume = calling.consumer(result)
    if consume is None:
        return function
    if hasattr(result, "close"):
        result.close()
    return lambda *arguments: consume(function(*arguments))


def used(usage_of=resource.getrusage, who=resource.RUSAGE_SELF):
    """CPU seconds of all threads, to a microsecond."""
    usage = usage_of(who)
    return usage.ru_utime + usage.ru_stime


# The process's own CPU clock counts in ticks once a CPU limit is set; the thread's does not.
def timed(function, pool, clock=time.thread_time_ns, used=used):
    before = used()
    start = clock()
    for arguments in pool:
        function(*arguments)
    spent = (clock() - start) * 1e-9
    whole = used() - before
    return whole if whole > spent + 5e-4 else spent


def batch(function, make_pool, caches, seconds, timed=timed):
    """One batch of at least `seconds`, or of as many calls as the arguments' size allows: the CPU
    seconds and the number of calls."""
    calls, total = 0, 0.0
    wanted = 1
    while True:
        for clear in caches:
            clear()
        pool = make_pool(wanted)
        total_here = timed(function, pool)
        if total_here >= seconds / 2 or wanted >= 1 << 20:
            return total_here, wanted
        calls, total = calls + wanted, total + total_here
        # Memoised functions work at the first call only, and large arguments are dear to make anew.
        if caches or wanted == make_pool.most:
            if total >= seconds or calls >= 30:
                return total, calls
            continue
        grow = 1.2 * seconds / total_here if total_here > 0 else 64
        wanted = min(max(2 * wanted, int(wanted * min(grow, 64))), make_pool.most)


class Pool:
    """Arguments for some calls: made anew each, unless the function leaves them as they were."""

    def __init__(self, text, arguments, mutates, caches):
        self.text = text
        self.shared = None if mutates else arguments
        self.most = 1 << 20 if not mutates else max(1, min(10000, 4000000 // (len(text) + 1)))
        if caches:
            self.most = 1

    def __call__(self, calls):
        if self.shared is not None:
            return [self.shared] * calls
        return [json.loads(self.text) for _ in range(calls)]


class Collector:
    """The CPU seconds that the garbage collector takes."""

    def __init__(self):
        self.seconds = 0.0
        self.begun = 0

    def __call__(self, phase, _, clock=time.thread_time_ns):
        if phase == "start":
            self.begun = clock()
        else:
            self.seconds += (clock() - self.begun) * 1e-9


def main(used=used, timed=timed, batch=batch, report=report, leave=os._exit, shown=shown.shown):
    path, name, seconds, warmup = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    show = sys.argv[6:7] == ["show"]
    text = sys.stdin.read()
    sys.stdin = io.StringIO("")
    sys.argv = [path]
    module, function = load(path, name)
    caches = caches_of(module)
    arguments = json.loads(text)
    start = used()
    result = function(*arguments)
    call = consuming(function, result)
    if call is not function:
        arguments = json.loads(text)
        call(*arguments)
    first = used() - start
    mutates = arguments != json.loads(text)
    del result
    make_pool = Pool(text, arguments, mutates, caches)
    for _ in range(warmup):
        timed(call, make_pool(1))
    batches = []
    total = first
    gc.collect()
    collector = Collector()
    gc.callbacks.append(collector)
    while len(batches) < 5 and (total < 8 * seconds or not batches):
        for clear in caches:
            clear()
        spent, calls = batch(call, make_pool, caches, seconds)
        batches.append([spent, calls])
        total += spent
    gave = shown(function(*json.loads(text))) if show else None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    # At once, so that nothing can be put off until after the report: what this process used is
    # compared with what is seen from outside.
    report({"batches": batches, "mutates": mutates, "total": total,
            "collector": collector.seconds, "result": gave, "used": used()})
    leave(0)


main()
