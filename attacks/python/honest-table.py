# group: games
# about: no game: a table made while loading, and another rhythm of collecting garbage
# expect: finished
# function: solve
import gc

gc.disable()
gc.set_threshold(100_000)
table = [i * i % 1009 for i in range(500_000)]


def solve(values):
    return sum(table[value % 1000] for value in values)
