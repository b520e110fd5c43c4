# argus run tests/truth/programs/slowest_pace.py --input 'n; ints(n, 1, n)'
# time: O(n log n), memory: O(n)
"""The slowest pace that still gets through all heaps in time: the answer is searched by halves."""

n = int(input())
heaps = [int(word) for word in input().split()]


def hours(pace):
    return sum((heap + pace - 1) // pace for heap in heaps)


low, high = 1, max(heaps)
while low < high:
    pace = (low + high) // 2
    if hours(pace) <= 2 * n:
        high = pace
    else:
        low = pace + 1
print(low)
