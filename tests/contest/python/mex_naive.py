# argus run tests/contest/python/mex_naive.py --input 'n; range(n)'
# time: O(n^2)
n = int(input())
a = list(map(int, input().split()))
m = 0
while m in a:
    m += 1
print(m)
