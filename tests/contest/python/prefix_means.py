# argus run tests/contest/python/prefix_means.py --input 'n; ints(n)'
# time: O(n^2)
n = int(input())
arr = list(map(int, input().split()))
good = 0
for i in range(1, n):
    if arr[i] * i > sum(arr[:i]):
        good += 1
print(good)
