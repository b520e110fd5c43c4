# Runs inside the box: a program, or one call of a function, with every allocation traced, and reports
# the peak of the bytes that were held at once, and the deepest call stack in bytes.
#
# argv: the program's path, then nothing or --function and a name; the arguments of the function come
# as JSON on standard input. The report goes to descriptor 3.
#
# The program shares this process: what the report needs is bound before the program is loaded.
import atexit
import io
import os
import sys
import tracemalloc
import types

import calling

# The program does not find the driver's part among its modules.
del sys.modules["calling"]

REPORT = 3


def write(document, write=os.write, truncate=os.ftruncate, seek=os.lseek):
    text = "{" + ", ".join(f'"{key}": {value}' for key, value in document.items()) + "}"
    seek(REPORT, 0, 0)
    truncate(REPORT, 0)
    write(REPORT, text.encode())


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

        def watch(frame, event, _):
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

        set_profile(watch)


def report(depth, base, complete, peak=tracemalloc.get_traced_memory, write=write):
    write({"complete": "true" if complete else "false", "peak": peak()[1], "base": base,
           "stack": depth.most})


def run_program(path):
    code = calling.code_of(path)
    main = calling.main_module(path)
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    depth = Depth()
    leave = os._exit

    def leaving(status):
        report(depth, 0, False)
        leave(status)

    os._exit = leaving
    # Registered first, so called last.
    atexit.register(report, depth, 0, True)
    # Of eight kilobytes each they would hide a list of a thousand numbers.
    for stream in (sys.stdin, sys.stdout):
        stream._CHUNK_SIZE = 128
    if may_recurse(code):
        depth.start()
    tracemalloc.start()
    exec(code, vars(main))


def run_function(path, name, leave=os._exit):
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
    tracemalloc.start()
    arguments = loads(text)
    del text
    base = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    result = function(*arguments)
    consume = calling.consumer(result)
    if consume is not None:
        consume(result)
    report(depth, base, True)
    leave(0)


if sys.argv[2:3] == ["--function"]:
    run_function(sys.argv[1], sys.argv[3])
else:
    run_program(sys.argv[1])
