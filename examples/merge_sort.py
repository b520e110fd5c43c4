# argus run examples/merge_sort.py --input 'n; ints(n)'
# time: O(n log n), memory: O(n)
"""Merge sort, written out."""


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


n = int(input())
numbers = list(map(int, input().split()))
print(sum(merge_sort(numbers)[: n // 2]))
