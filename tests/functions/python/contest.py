from bisect import bisect_left
from collections import deque
from heapq import heappop, heappush
from math import isqrt


# label: time O(sqrt n), space O(1), args "n"
def floor_sum(n):
    s, i = 0, 1
    while i <= n:
        q = n // i
        j = n // q
        s += q * (j - i + 1)
        i = j + 1
    return s


# label: time O(n log n), space O(1), args "n"
def multiples(n):
    c = 0
    for i in range(1, n + 1):
        for j in range(i, n + 1, i): c += 1
    return c


# label: time O(n sqrt n), space O(sqrt n), args "ints(n, 1, 9)"
def block_sums(a):
    n = len(a); b = isqrt(n) + 1
    t = [0] * (n // b + 1)
    for i, x in enumerate(a): t[i // b] += x
    r = 0
    for q in range(n):
        l = q; h = n - 1
        while l <= h and l % b: r += a[l]; l += 1
        while l + b <= h + 1: r += t[l // b]; l += b
        while l <= h: r += a[l]; l += 1
    return r


# label: time O(2^n), space O(2^n), args "ints(n, 1, 99)"
def subset_sums(a):
    s = [0]
    for x in a: s += [y + x for y in s]
    return s


# label: time O(2^n), space O(2^n), args "n"
def popcounts(n):
    d = [0] * (1 << n)
    for m in range(1, 1 << n): d[m] = d[m >> 1] + (m & 1)
    return d


# label: time O(3^n), space O(1), args "n"
def submasks(n):
    c = 0
    for m in range(1 << n):
        s = m
        while s:
            c += 1
            s = (s - 1) & m
    return c


# label: time O(n^2), space O(n), args "ints(n)"
def jumps(a):
    n = len(a); d = [n] * n; d[0] = 0
    for i in range(n):
        for j in range(i + 1, n):
            if d[i] + 1 < d[j]: d[j] = d[i] + 1
    return d[-1]


# label: time O(n), space O(n), args "ints(n)"
def spans(a):
    st, r = [], []
    for i, x in enumerate(a):
        while st and a[st[-1]] < x: st.pop()
        r.append(i - st[-1] if st else i + 1)
        st.append(i)
    return r


# label: time O(n log n), space O(n), args "ints(n, 1, 10^6)"
def huffman(f):
    h = []
    for x in f: heappush(h, x)
    t = 0
    while len(h) > 1:
        x = heappop(h) + heappop(h)
        t += x
        heappush(h, x)
    return t


# label: time O(n log n), space O(n), args "lines(n, int(1, 10^6), int(1, 10^6))"
def most_talks(v):
    t = c = 0
    for a, b in sorted(v, key=lambda p: p[1]):
        if a >= t: c += 1; t = b
    return c


# label: time O(n), space O(1), args "ints(n, 1, 9), n"
def shortest_window(a, k):
    best = n = len(a)
    i = s = 0
    for j in range(n):
        s += a[j]
        while s >= k:
            best = min(best, j - i + 1)
            s -= a[i]; i += 1
    return best


# label: time O(log n), space O(1), args "n"
def kth_odd_one(n):
    # where the last one stands in the game of striking out every other
    p = 1
    while p * 2 <= n: p *= 2
    return 2 * (n - p) + 1


# label: time O(n), space O(n), args "n"
def josephus(n):
    q = deque(range(n))
    while len(q) > 1:
        q.append(q.popleft())
        q.popleft()
    return q[0]


# label: time O(n^3), space O(n^2), args "string(n, 'ab')"
def cyk(s):
    n = len(s)
    d = [[False] * (n + 1) for _ in range(n + 1)]
    for i in range(n): d[i][i] = True
    for w in range(2, n + 1):
        for i in range(n - w + 1):
            for k in range(i, i + w - 1):
                if d[i][k] and d[k + 1][i + w - 1] and s[i] <= s[k]:
                    d[i][i + w - 1] = True
    return d[0][n - 1]


# label: time O(n log n), space O(n), args "lines(n, int(1, 10^6), int(1, 10^6))"
def nested_boxes(b):
    b.sort(key=lambda p: (p[0], -p[1]))
    t = []
    for _, h in b:
        k = bisect_left(t, h)
        if k == len(t): t.append(h)
        else: t[k] = h
    return len(t)
