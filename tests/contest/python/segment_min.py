# argus run tests/contest/python/segment_min.py --input 'n, n; ints(n); lines(n, int(1, 2), 1, n)'
# time: O(n log n)
import sys


def main():
    inp = sys.stdin.buffer.readline
    n, q = map(int, inp().split())
    a = list(map(int, inp().split()))
    size = 1
    while size < n:
        size *= 2
    tree = [1 << 60] * (2 * size)
    for i in range(n):
        tree[size + i] = a[i]
    for i in range(size - 1, 0, -1):
        tree[i] = min(tree[2 * i], tree[2 * i + 1])
    res = []
    for _ in range(q):
        t, x, y = map(int, inp().split())
        if t == 1:
            i = x - 1 + size
            tree[i] = y
            i >>= 1
            while i:
                tree[i] = min(tree[2 * i], tree[2 * i + 1])
                i >>= 1
        else:
            l = x - 1 + size
            r = y + size
            m = 1 << 60
            while l < r:
                if l & 1:
                    m = min(m, tree[l])
                    l += 1
                if r & 1:
                    r -= 1
                    m = min(m, tree[r])
                l >>= 1
                r >>= 1
            res.append(m)
    print('\n'.join(map(str, res)))


if __name__ == '__main__':
    main()
