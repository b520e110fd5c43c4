# argus run tests/contest/python/meet_in_middle.py --input 'n, 1000; ints(n, 1, 99)'
# time: O(1.41^n)
n, t = map(int, input().split())
w = [int(x) for x in input().split()]


def sums(xs):
    res = [0]
    for x in xs:
        res += [r + x for r in res]
    return res


A = set(sums(w[:n // 2]))
print(any(t - b in A for b in sums(w[n // 2:])))
