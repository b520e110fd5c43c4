# argus run tests/contest/python/spf_queries.py --input 'n, n; repeat(n, 2^log2(n))'
# time: O(n log n)
import sys
input = sys.stdin.readline
MX, q = map(int, input().split())
spf = list(range(MX + 1))
i = 2
while i * i <= MX:
    if spf[i] == i:
        for j in range(i * i, MX + 1, i):
            if spf[j] == j:
                spf[j] = i
    i += 1
out = []
for x in map(int, input().split()):
    cnt = 0
    while x > 1:
        cnt += 1
        x //= spf[x]
    out.append(cnt)
print(sum(out))
