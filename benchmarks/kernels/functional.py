"""map, filter and reduce with lambdas."""
from functools import reduce


def work(items):
    scaled = list(map(lambda x: 3 * x + 1, items))
    kept = list(filter(lambda x: x % 2 == 0, scaled))
    return reduce(lambda a, b: (a + b) % 1000003, kept, 0)


print(sum(work(range(i, i + 40000)) for i in range(45)))
