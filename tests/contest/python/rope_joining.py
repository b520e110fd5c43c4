# argus run tests/contest/python/rope_joining.py --input 'n; ints(n, 1, 1000)'
# time: O(n log n)
import heapq as hq
n = int(input())
h = [int(x) for x in input().split()]
hq.heapify(h)
tot = 0
while len(h) > 1:
    x = hq.heappop(h) + hq.heappop(h)
    tot += x
    hq.heappush(h, x)
print(tot)
