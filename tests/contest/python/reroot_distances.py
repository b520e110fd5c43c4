# argus run tests/contest/python/reroot_distances.py --input 'n; tree(n)'
# time: O(n)
import sys


def solve():
    data = sys.stdin.buffer.read().split()
    n = int(data[0])
    adj = [[] for _ in range(n)]
    for i in range(n - 1):
        a = int(data[1 + 2 * i]) - 1
        b = int(data[2 + 2 * i]) - 1
        adj[a].append(b)
        adj[b].append(a)
    parent = [-1] * n
    order = []
    st = [0]
    while st:
        v = st.pop()
        order.append(v)
        for w in adj[v]:
            if w != parent[v]:
                parent[w] = v
                st.append(w)
    sub = [1] * n
    down = [0] * n
    for v in reversed(order):
        p = parent[v]
        if p >= 0:
            sub[p] += sub[v]
            down[p] += down[v] + sub[v]
    res = [0] * n
    res[0] = down[0]
    for v in order[1:]:
        res[v] = res[parent[v]] + n - 2 * sub[v]
    sys.stdout.write(" ".join(map(str, res)) + "\n")


solve()
