# argus run tests/truth/programs/insertion.py --input 'n; reversed(range(n))'
# time: O(n^2), memory: O(n)
"""Insertion sort, on the list that is worst for it."""


def insertion_sort(items):
    for i in range(1, len(items)):
        item = items[i]
        j = i
        while j > 0 and items[j - 1] > item:
            items[j] = items[j - 1]
            j -= 1
        items[j] = item


n = int(input())
numbers = list(map(int, input().split()))
insertion_sort(numbers)
print(numbers[:3])
