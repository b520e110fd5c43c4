"""Graphs as edge lists, adjacency lists and matrices. Vertices count from 0."""
import heapq
from collections import defaultdict, deque

INF = float("inf")


# label: time O(n), space O(n), args "n, graph(n, 2 * n, base=0)"
def adjacency(n, edges):
    adj = [[] for _ in range(n)]
    for u, v in edges:
        adj[u].append(v)
        adj[v].append(u)
    return adj


# label: time O(n), space O(n), args "n, graph(n, 2 * n, base=0)" via walk_breadth
def bfs(adj, start):
    dist = {start: 0}
    queue = deque([start])
    while queue:
        u = queue.popleft()
        for v in adj[u]:
            if v not in dist:
                dist[v] = dist[u] + 1
                queue.append(v)
    return dist


def walk_breadth(n, edges):
    return len(bfs(adjacency(n, edges), 0))


# label: time O(n), space O(n), args "n, graph(n, 2 * n, base=0)" via walk_depth
def dfs(graph, node, visited=None):
    if visited is None:
        visited = set()
    visited.add(node)
    for neighbour in graph[node]:
        if neighbour not in visited:
            dfs(graph, neighbour, visited)
    return visited


def walk_depth(n, edges):
    return len(dfs(adjacency(n, edges), 0))


# label: time O(n^2), space O(n), args "n, graph(n, 2 * n, base=0)" via walk_with_list
def bfs_with_lists(graph, start):
    """What everybody writes first: both the queue and the set of the seen are lists."""
    seen = [start]
    queue = [start]
    while queue:
        node = queue.pop(0)
        for other in graph[node]:
            if other not in seen:
                seen.append(other)
                queue.append(other)
    return seen


def walk_with_list(n, edges):
    return len(bfs_with_lists(adjacency(n, edges), 0))


# label: time O(n log n), space O(n), args "n, graph(n, 2 * n, base=0)" via all_distances
def dijkstra(graph, source):
    dist = {source: 0}
    heap = [(0, source)]
    done = set()
    while heap:
        d, u = heapq.heappop(heap)
        if u in done:
            continue
        done.add(u)
        for v, w in graph[u]:
            nd = d + w
            if nd < dist.get(v, INF):
                dist[v] = nd
                heapq.heappush(heap, (nd, v))
    return dist


def all_distances(n, edges):
    graph = [[] for _ in range(n)]
    for u, v in edges:
        weight = (u * 7919 + v * 104729) % 1000 + 1
        graph[u].append((v, weight))
        graph[v].append((u, weight))
    return len(dijkstra(graph, 0))


# label: time O(n^2), space O(n), args "matrix(n, n, 1, 9)"
def dijkstra_dense(weights):
    n = len(weights)
    dist = [INF] * n
    dist[0] = 0
    done = [False] * n
    for _ in range(n):
        u = -1
        for v in range(n):
            if not done[v] and (u == -1 or dist[v] < dist[u]):
                u = v
        done[u] = True
        for v in range(n):
            if dist[u] + weights[u][v] < dist[v]:
                dist[v] = dist[u] + weights[u][v]
    return dist


# label: time O(n^3), space O(n^2), args "matrix(n, n, 1, 99)"
def floyd_warshall(weights):
    n = len(weights)
    dist = [row[:] for row in weights]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                dist[i][j] = min(dist[i][j], dist[i][k] + dist[k][j])
    return dist


# label: time O(n^2), space O(n), args "n, dag(n, 2 * n, base=0)"
def bellman_ford(n, edges):
    dist = [INF] * n
    dist[0] = 0
    for _ in range(n - 1):
        for u, v in edges:
            if dist[u] - 1 < dist[v]:
                dist[v] = dist[u] - 1
    return dist


# label: time O(n), space O(n), args "n, dag(n, 2 * n, base=0)"
def topological_order(n, edges):
    after = defaultdict(list)
    waiting_for = [0] * n
    for u, v in edges:
        after[u].append(v)
        waiting_for[v] += 1
    ready = [v for v in range(n) if waiting_for[v] == 0]
    order = []
    while ready:
        u = ready.pop()
        order.append(u)
        for v in after[u]:
            waiting_for[v] -= 1
            if waiting_for[v] == 0:
                ready.append(v)
    if len(order) < n:
        raise ValueError("there is a cycle")
    return order


# label: time O(n^3), space O(1), args "matrix(n, n, 1, 1)"
def triangles(matrix):
    n, count = len(matrix), 0
    for a in range(n):
        for b in range(a + 1, n):
            if matrix[a][b]:
                for c in range(b + 1, n):
                    count += matrix[a][c] and matrix[b][c]
    return count


# label: time O(n^2), space O(n^2), args "grid(n, n, '#')"
def islands(grid):
    rows, cols = len(grid), len(grid[0])
    seen = set()
    count = 0
    for r in range(rows):
        for c in range(cols):
            if grid[r][c] != "#" or (r, c) in seen:
                continue
            count += 1
            stack = [(r, c)]
            seen.add((r, c))
            while stack:
                y, x = stack.pop()
                for ny, nx in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                    if 0 <= ny < rows and 0 <= nx < cols and grid[ny][nx] == "#" \
                            and (ny, nx) not in seen:
                        seen.add((ny, nx))
                        stack.append((ny, nx))
    return count


# label: time O(n^2 log n), space O(n^2), args "ints(n), ints(n)"
def spanning_tree(xs, ys):
    """Kruskal's tree over points in the plane; the edges are all pairs."""
    n = len(xs)
    edges = []
    for i in range(n):
        for j in range(i + 1, n):
            edges.append((abs(xs[i] - xs[j]) + abs(ys[i] - ys[j]), i, j))
    edges.sort()
    parent = list(range(n))

    def find(v):
        while parent[v] != v:
            parent[v] = parent[parent[v]]
            v = parent[v]
        return v

    total = 0
    for length, i, j in edges:
        a, b = find(i), find(j)
        if a != b:
            parent[a] = b
            total += length
    return total


# label: time O(n^2), space O(n), args "n, graph(n, 2 * n, base=0)" via widest
def diameter(adj):
    # a search from every vertex
    return max(max(bfs(adj, v).values()) for v in range(len(adj)))


def widest(n, edges):
    return diameter(adjacency(n, edges))


# label: time O(n), space O(n), args "n, tree(n, base=0)" via two_colours
def is_bipartite(adj):
    colour = {}
    for start in range(len(adj)):
        if start in colour:
            continue
        colour[start] = 0
        stack = [start]
        while stack:
            u = stack.pop()
            for v in adj[u]:
                if v not in colour:
                    colour[v] = 1 - colour[u]
                    stack.append(v)
                elif colour[v] == colour[u]:
                    return False
    return True


def two_colours(n, edges):
    return is_bipartite(adjacency(n, edges))


# label: time O(n^3), space O(n^2), args "matrix(n, n, 0, 1)"
def reachable(matrix):
    n = len(matrix)
    reach = [[bool(x) for x in row] for row in matrix]
    for k in range(n):
        for i in range(n):
            if reach[i][k]:
                reach[i] = [a or b for a, b in zip(reach[i], reach[k])]
    return reach


# label: time O(n^2 log n), space O(n), args "n, graph(n, 2 * n, base=0)" via farthest
def eccentricities(graph):
    return [max(dijkstra(graph, v).values()) for v in range(len(graph))]


def farthest(n, edges):
    graph = [[] for _ in range(n)]
    for u, v in edges:
        graph[u].append((v, (u * 31 + v * 17) % 100 + 1))
        graph[v].append((u, (u * 31 + v * 17) % 100 + 1))
    return max(eccentricities(graph))
