# group: processes
# about: threads until there are no more
# expect: held
import threading

threading.stack_size(64 << 10)
stop, threads = threading.Event(), []
try:
    while len(threads) < 300:
        thread = threading.Thread(target=stop.wait)
        thread.start()
        threads.append(thread)
except RuntimeError:
    pass
stop.set()
print("held" if len(threads) < 64 else f"escaped: {len(threads)} threads")
