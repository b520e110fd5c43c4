# group: processes
# about: threads until there are no more
# expect: held
import resource
import threading

threading.stack_size(64 << 10)
stop, threads = threading.Event(), []
try:
    while len(threads) < 800:
        thread = threading.Thread(target=stop.wait)
        thread.start()
        threads.append(thread)
except RuntimeError:
    pass
stop.set()
# Where the limit counts all that the user runs, it must leave more room.
limit, _ = resource.getrlimit(resource.RLIMIT_NPROC)
most = 64 if limit == 64 else 700
print("held" if len(threads) < most else f"escaped: {len(threads)} threads")
