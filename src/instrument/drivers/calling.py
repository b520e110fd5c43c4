# A program, or one function of it: how it is found, what its work is, and when it is over. Shared
# by the drivers that time, count and weigh, so that all mean the same call and the same end.
import atexit
import builtins
import os
import sys
import types
from _collections import deque


def code_of(path):
    with open(path, "rb") as file:
        return compile(file.read(), path, "exec", dont_inherit=True)


def main_module(path):
    module = types.ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    return module


def at_end(last, getpid=os.getpid, leave=os._exit):
    """Calls last() at the end of this process, which children that it forks may outlive."""
    owner = getpid()

    def finish():
        if getpid() == owner:
            last()

    def leaving(status):
        finish()
        leave(status)

    # Registered first, so called last; but there is a way to leave without that.
    atexit.register(finish)
    os._exit = leaving


def find(path, name):
    """The module and its function; or the module and the names of what it has."""
    module = types.ModuleType("argus_program")
    module.__file__ = path
    sys.modules["argus_program"] = module
    exec(code_of(path), vars(module))
    target = module
    for part in name.split("."):
        owner, target = target, getattr(target, part, None)
        # A method is called on an object of its class, made without arguments.
        if isinstance(owner, type) and callable(target):
            target = getattr(owner(), part)
    if callable(target):
        return module, target
    return module, [key for key, value in vars(module).items()
                    if callable(value) and getattr(value, "__module__", "") == "argus_program"]


def exhaust(items, deque=deque):
    deque(items, 0)


async def exhaust_later(items):
    async for _ in items:
        pass


def run(coroutine):
    import asyncio

    asyncio.run(coroutine)


def consumer(result):
    """Generators and coroutines do their work when consumed: what does that, or None."""
    if hasattr(result, "__next__"):
        return exhaust
    if hasattr(result, "__anext__"):
        return lambda items: run(exhaust_later(items))
    if hasattr(result, "send") and hasattr(result, "cr_frame"):
        return run
    return None
