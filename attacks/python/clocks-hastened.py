# group: games
# about: clocks that go at twenty times their pace, to look worse for small inputs
# expect: refused
# limits: cpu=4 wall=10
# function: solve
import time

true_time = time.thread_time_ns
time.thread_time_ns = lambda: true_time() * 20


def solve(values):
    return sum(i * i for i in range(20 * len(values)))
