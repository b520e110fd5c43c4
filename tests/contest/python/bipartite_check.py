# argus run tests/contest/python/bipartite_check.py --input 'n, n; graph(n, n)'
# time: O(n)
def check(n, g):
    col = [-1] * n
    for s in range(n):
        if col[s] != -1: continue
        col[s] = 0
        st = [s]
        while st:
            v = st.pop()
            for to in g[v]:
                if col[to] == -1:
                    col[to] = 1 - col[v]
                    st.append(to)
                elif col[to] == col[v]:
                    return None
    return col


n, m = list(map(int, input().split()))
g = [[] for i in range(n)]
for i in range(m):
    a, b = list(map(int, input().split()))
    a, b = a - 1, b - 1
    g[a] += [b]
    g[b] += [a]
r = check(n, g)
print("IMPOSSIBLE" if r is None else sum(r))
