# argus run tests/truth/programs/knapsack.py --input 'n; ints(n, 1, 50); ints(n, 1, 99)'
# time: O(n^2), memory: O(n)
"""The most worth that a bag holds, item by item and weight by weight."""

n = int(input())
weights = list(map(int, input().split()))
worths = list(map(int, input().split()))
best = [0] * (10 * n + 1)
for weight, worth in zip(weights, worths):
    for room in range(10 * n, weight - 1, -1):
        best[room] = max(best[room], best[room - weight] + worth)
print(best[-1])
