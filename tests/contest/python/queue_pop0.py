# argus run tests/contest/python/queue_pop0.py --input 'n, 3; ints(n, 1, 9)'
# time: O(n^2)
n, k = map(int, input().split())
q = list(map(int, input().split()))
out = []
while q:
    x = q.pop(0)
    if x > k:
        q.append(x - k)
    else:
        out.append(x)
print(sum(out))
