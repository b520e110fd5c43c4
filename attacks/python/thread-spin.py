# group: time
# about: threads that compute outside of the interpreter's lock
# expect: cpu
import hashlib
import threading
import time

end = time.monotonic() + 10


def spin():
    while time.monotonic() < end:
        hashlib.sha256(bytes(1 << 20)).digest()


threads = [threading.Thread(target=spin) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("escaped: 8 threads ran for 10 s")
