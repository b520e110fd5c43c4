# argus run tests/contest/python/tree_sizes_thread.py --input 'n; tree(n)'
# time: O(n)
import sys
import threading


def main():
    n = int(sys.stdin.readline())
    g = [[] for _ in range(n)]
    for _ in range(n - 1):
        u, v = map(int, sys.stdin.readline().split())
        g[u - 1].append(v - 1)
        g[v - 1].append(u - 1)
    size = [1] * n

    def dfs(u, p):
        for v in g[u]:
            if v == p:
                continue
            dfs(v, u)
            size[u] += size[v]

    dfs(0, -1)
    print(*size)


sys.setrecursionlimit(1 << 25)
threading.stack_size(1 << 26)
t = threading.Thread(target=main)
t.start()
t.join()
