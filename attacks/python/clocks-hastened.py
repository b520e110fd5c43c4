# group: games
# about: clocks go at twenty times their pace, to look worse for small inputs
# expect: finished
# limits: cpu=4 wall=10
# function: solve
# work: 0.2
import time

true_time = time.thread_time_ns
time.thread_time_ns = lambda: true_time() * 20


def solve(values):
    end = true_time() + 200_000_000
    while true_time() < end:
        sum(values)
