# group: games
# about: clocks go at a quarter of their pace while the function works
# expect: finished
# limits: cpu=4 wall=10
# function: solve
# work: 0.2
import resource
import time

true_usage, true_time = resource.getrusage, time.thread_time_ns


class Usage:
    def __init__(self, who):
        usage = true_usage(who)
        self.ru_utime, self.ru_stime = usage.ru_utime / 4, usage.ru_stime / 4


resource.getrusage = Usage
time.thread_time_ns = lambda: true_time() // 4


def solve(values):
    end = true_time() + 200_000_000
    while true_time() < end:
        sum(values)
