# group: time
# about: two threads, each waiting for the other's lock
# expect: wall
# limits: wall=1
import threading

first, second, both = threading.Lock(), threading.Lock(), threading.Barrier(2)


def take(one, other):
    with one:
        both.wait()
        if other.acquire(timeout=10):
            other.release()


thread = threading.Thread(target=take, args=(second, first))
thread.start()
take(first, second)
thread.join()
print("escaped: waited for 10 s")
