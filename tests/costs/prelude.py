import bisect
import collections
import copy
import functools
import gc
import heapq
import itertools
import json
import math
import operator
import os
import random
import re
import statistics

marking = False


# Each call of getpriority makes callgrind write down its count and begin anew.
def mark(call=os.getpriority, which=os.PRIO_PROCESS):
    if marking:
        call(which, 0)


def measure(index, row, warm, sizes):
    global marking
    try:
        for _ in range(8):
            row(warm[0])
    except AttributeError:
        return
    marking = True
    for s in warm + sizes:
        row(s)
    marking = False
    print(index)


# 40503 is odd, so that every number below a power of two comes once.
def shuffled(size):
    return [(index * 40503 + 77) % (1 << 20) for index in range(size)]


def letters(size):
    return "abcdefghijklmnop" * (size // 16)


# Two neighbours of the Fibonacci numbers: what takes Euclid longest.
def neighbours(limit):
    pair = (0, 1)
    while pair[1] < limit:
        pair = (pair[1], sum(pair))
    return pair


# A collection would come at any place.
gc.disable()
random.seed(1)
