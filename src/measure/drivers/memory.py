# Runs inside the box: a program, or one call of a function, with every allocation traced, and reports
# the peak of the bytes that were held at once, and the deepest call stack in bytes.
#
# argv: the program's path, then nothing or --function and a name; the arguments of the function come
# as JSON on standard input. The report goes to descriptor 3.
#
# The program shares this process: what the report needs is bound before the program is loaded.
import _thread
import io
import os
import sys
import tracemalloc
import types

import calling

# The program does not find the driver's part among its modules.
del sys.modules["calling"]

REPORT = 3
# Of the driver's below the program's first, and above its last: a recursion gets as deep as it
# would without them.
OWN_FRAMES = 3 if sys.version_info >= (3, 12) else 4  # exec is a frame before 3.12


def write(document, write=os.write, truncate=os.ftruncate, seek=os.lseek):
    text = "{" + ", ".join(f'"{key}": {value}' for key, value in document.items()) + "}"
    try:
        seek(REPORT, 0, 0)
        truncate(REPORT, 0)
        write(REPORT, text.encode())
    except OSError:
        pass  # the program may have closed it


def codes_in(code):
    found = [code]
    for part in found:
        found.extend(inner for inner in part.co_consts if isinstance(inner, types.CodeType))
    return found


def may_recurse(code):
    """Whether a function may call itself, by the names alone: a cycle of who names whom."""
    named = {}
    for part in codes_in(code)[1:]:
        words = {word for inner in codes_in(part) for word in inner.co_names + inner.co_freevars}
        named.setdefault(part.co_name, set()).update(words)
    for name in named:
        seen, todo = set(), [name]
        while todo:
            for word in named.get(todo.pop(), ()):
                if word == name:
                    return True
                if word in named and word not in seen:
                    seen.add(word)
                    todo.append(word)
    return False


class Depth:
    """The bytes of the frames that are open: the interpreter keeps them where no trace sees them."""

    def __init__(self):
        self.now = self.most = 0
        self.sizes = {}

    def start(self, set_profile=sys.setprofile):
        sizes = self.sizes

        def watch(frame, event, _, len=len):
            if event == "call":
                code = frame.f_code
                size = sizes.get(code)
                if size is None:
                    size = sizes[code] = 80 + 8 * (
                        len(code.co_varnames) + len(code.co_cellvars) + len(code.co_freevars)
                        + code.co_stacksize)
                self.now += size
                if self.now > self.most:
                    self.most = self.now
            elif event == "return":
                self.now -= sizes.get(frame.f_code, 0)

        def in_threads(begin):
            def begin_watched(function, *rest, **options):
                def watched(*arguments, **keywords):
                    set_profile(watch)
                    function(*arguments, **keywords)

                return begin(watched, *rest, **options)

            return begin_watched

        # Each has a profile of its own, and a deep recursion is often put into one for its stack.
        for name in ("start_new_thread", "start_joinable_thread"):  # the second from 3.13 on
            if hasattr(_thread, name):
                setattr(_thread, name, in_threads(getattr(_thread, name)))
        set_profile(watch)


class Peak:
    """Of the bytes that are held. The program may trace as well, and would end this trace."""

    def __init__(self):
        self.before = 0

    def now(self, traced=tracemalloc.get_traced_memory, max=max):
        return max(self.before, traced()[1])

    def keep(self, reset=tracemalloc.reset_peak):
        def reset_peak():
            self.before = self.now()
            reset()

        tracemalloc.reset_peak = reset_peak
        tracemalloc.stop = tracemalloc.clear_traces = lambda: None


def report(depth, peak, base, write=write):
    write({"complete": "true", "peak": peak.now(), "base": base, "stack": depth.most})


def run_program(path):
    code = calling.code_of(path)
    main = calling.main_module(path)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    depth = Depth()
    peak = Peak()
    calling.at_end(lambda: report(depth, peak, 0))
    # Of eight kilobytes each they would hide a list of a thousand numbers.
    for stream in (sys.stdin, sys.stdout):
        stream._CHUNK_SIZE = 128
    if may_recurse(code):
        depth.start()
    peak.keep()
    tracemalloc.start()
    exec(code, vars(main))


def run_function(path, name, leave=os._exit, reset_peak=tracemalloc.reset_peak):
    import json

    sys.path[0] = os.path.dirname(path)
    text = sys.stdin.read()
    sys.stdin = io.StringIO("")
    sys.argv = [path]
    module, function = calling.find(path, name)
    if not callable(function):
        write({"error": '"no function"', "names": json.dumps(function)})
        sys.exit(1)
    depth = Depth()
    loads = json.loads
    loads("[1]")  # what it keeps for good is not the arguments'
    if may_recurse(calling.code_of(path)):
        depth.start()
    peak = Peak()
    peak.keep()
    tracemalloc.start()
    arguments = loads(text)
    del text
    base = tracemalloc.get_traced_memory()[0]
    reset_peak()
    result = function(*arguments)
    consume = calling.consumer(result)
    if consume is not None:
        consume(result)
    report(depth, peak, base)
    leave(0)


sys.setrecursionlimit(sys.getrecursionlimit() + OWN_FRAMES)
if sys.argv[2:3] == ["--function"]:
    run_function(sys.argv[1], sys.argv[3])
else:
    run_program(sys.argv[1])
