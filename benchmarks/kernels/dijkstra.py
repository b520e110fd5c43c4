"""Shortest ways with heapq."""
import heapq


def shortest(graph, start):
    distance = {start: 0}
    heap = [(0, start)]
    while heap:
        far, node = heapq.heappop(heap)
        if far > distance[node]:
            continue
        for other, weight in graph[node]:
            way = far + weight
            if other not in distance or way < distance[other]:
                distance[other] = way
                heapq.heappush(heap, (way, other))
    return distance


size = 80000
graph = [[((i * 5 + k * k * 77 + 1) % size, (i * k) % 17 + 1) for k in range(1, 5)]
         for i in range(size)]
print(sum(shortest(graph, 0).values()))
