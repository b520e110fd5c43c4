# argus run tests/contest/python/cf_counter_cases.py --input 'n; lines(n, n, matrix(1, n, 1, n))'
# time: O(n^2)
# case: O(n)
from collections import Counter
from sys import stdin, stdout
rd = stdin.readline
wr = stdout.write
for _ in range(int(rd())):
    n = int(rd())
    c = Counter(rd().split())
    top = max(c.values())
    need = 0
    while top < n:
        need += 1 + min(top, n - top)
        top *= 2
    wr(f"{need}\n")
