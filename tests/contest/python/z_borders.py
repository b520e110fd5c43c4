# argus run tests/contest/python/z_borders.py --input "string(n, 'a')"
# time: O(n)
def z_function(s):
    n = len(s)
    z = [0] * n
    l = r = 0
    for i in range(1, n):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < n and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


s = input()
z = z_function(s)
n = len(s)
print(*[z[i] for i in range(n - 1, 0, -1) if i + z[i] == n], n)
