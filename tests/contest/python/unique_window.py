# argus run tests/contest/python/unique_window.py --input 'n; ints(n, 1, n)'
# time: O(n)
I = lambda: map(int, input().split())
n, = I()
a = [*I()]
cnt = {}
l = ans = 0
for r in range(n):
    cnt[a[r]] = cnt.get(a[r], 0) + 1
    while cnt[a[r]] > 1:
        cnt[a[l]] -= 1
        l += 1
    ans = max(ans, r - l + 1)
print(ans)
