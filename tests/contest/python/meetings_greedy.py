# argus run tests/contest/python/meetings_greedy.py --input 'n; lines(n, int(1, n), int(1, 99))'
# time: O(n log n)
n = int(input())
seg = []
for i in range(n):
    s, d = map(int, input().split())
    seg.append((s + d, s))
seg.sort()
cur = -1
res = 0
for e, s in seg:
    if s >= cur:
        res += 1
        cur = e
print(res)
