# argus run tests/contest/python/running_median.py --input 'n; ints(n)'
# time: O(n log n)
from heapq import *


class MedianFinder:
    def __init__(self):
        self.lo = []
        self.hi = []

    def addNum(self, num):
        heappush(self.lo, -num)
        heappush(self.hi, -heappop(self.lo))
        if len(self.hi) > len(self.lo):
            heappush(self.lo, -heappop(self.hi))

    def findMedian(self):
        if len(self.lo) > len(self.hi):
            return -self.lo[0]
        return (self.hi[0] - self.lo[0]) / 2


input()
mf = MedianFinder()
s = 0
for v in map(int, input().split()):
    mf.addNum(v)
    s += mf.findMedian()
print(s)
