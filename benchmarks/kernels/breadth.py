"""Breadth-first search over a grid and over lists of neighbours, with a deque."""
from collections import deque


def steps(width, height):
    distance = {(0, 0): 0}
    queue = deque([(0, 0)])
    while queue:
        x, y = queue.popleft()
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            place = (x + dx, y + dy)
            if 0 <= place[0] < width and 0 <= place[1] < height and place not in distance:
                if (place[0] * place[1]) % 11 != 5:
                    distance[place] = distance[x, y] + 1
                    queue.append(place)
    return max(distance.values())


def reach(graph, start):
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return len(seen)


graph = {i: [(i * 2 + 1) % 60000, (i * 3 + 7) % 60000, (i + 1) % 60000] for i in range(60000)}
print(steps(250, 250), reach(graph, 0))
