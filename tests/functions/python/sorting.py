"""Sorting, by the book and otherwise."""
import heapq
import random


# label: time O(n^2), space O(1), args "reversed(range(n))"
def bubble_sort(arr):
    n = len(arr)
    for i in range(n):
        swapped = False
        for j in range(0, n - i - 1):
            if arr[j] > arr[j + 1]:
                arr[j], arr[j + 1] = arr[j + 1], arr[j]
                swapped = True
        if not swapped:
            break
    return arr


# label: time O(n^2), space O(1), args "reversed(range(n))"
def insertion_sort(arr):
    for i in range(1, len(arr)):
        key = arr[i]
        j = i - 1
        while j >= 0 and arr[j] > key:
            arr[j + 1] = arr[j]
            j -= 1
        arr[j + 1] = key
    return arr


# label: time O(n^2), space O(n), args "perm(n)"
def selection_sort(items):
    """Take the smallest that is left, over and over."""
    left = list(items)
    done = []
    while left:
        smallest = min(left)
        left.remove(smallest)
        done.append(smallest)
    return done


# label: time O(n log n), space O(n), args "perm(n)"
def merge_sort(xs):
    if len(xs) <= 1:
        return xs
    mid = len(xs) // 2
    left, right = merge_sort(xs[:mid]), merge_sort(xs[mid:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    out.extend(left[i:])
    out.extend(right[j:])
    return out


# label: time O(n log n), space O(n), args "perm(n)"
def merge_sort_bottom_up(a):
    width = 1
    n = len(a)
    src = a[:]
    while width < n:
        dst = []
        for lo in range(0, n, 2 * width):
            mid = min(lo + width, n)
            hi = min(lo + 2 * width, n)
            i, j = lo, mid
            while i < mid and j < hi:
                if src[j] < src[i]:
                    dst.append(src[j])
                    j += 1
                else:
                    dst.append(src[i])
                    i += 1
            while i < mid:
                dst.append(src[i])
                i += 1
            while j < hi:
                dst.append(src[j])
                j += 1
        src = dst
        width *= 2
    return src


# label: time O(n^2), space O(n), args "range(n)"
def quick_sort(a, lo=0, hi=None):
    if hi is None:
        hi = len(a) - 1
    if lo >= hi:
        return a
    pivot = a[hi]
    p = lo
    for i in range(lo, hi):
        if a[i] < pivot:
            a[i], a[p] = a[p], a[i]
            p += 1
    a[p], a[hi] = a[hi], a[p]
    quick_sort(a, lo, p - 1)
    quick_sort(a, p + 1, hi)
    return a


# label: time O(n^2), space O(n^2), args "range(n)"
def quicksort_lists(a):
    if not a:
        return []
    pivot, *rest = a
    return (quicksort_lists([x for x in rest if x < pivot]) + [pivot]
            + quicksort_lists([x for x in rest if x >= pivot]))


# label: time O(n log n), space O(1), args "perm(n)"
def heap_sort(a):
    n = len(a)

    def sink(root, end):
        while True:
            child = 2 * root + 1
            if child >= end:
                return
            if child + 1 < end and a[child + 1] > a[child]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for start in range(n // 2 - 1, -1, -1):
        sink(start, n)
    for end in range(n - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sink(0, end)
    return a


# label: time O(n log n), space O(n), args "perm(n)"
def sort_with_heapq(values):
    heap = []
    for v in values:
        heapq.heappush(heap, v)
    return [heapq.heappop(heap) for _ in range(len(heap))]


# label: time O(n), space O(n), args "ints(n, 0, 99)"
def counting_sort(ages):
    buckets = [0] * 100
    for age in ages:
        buckets[age] += 1
    out = []
    for age, how_many in enumerate(buckets):
        out.extend([age] * how_many)
    return out


# label: time O(n log n), space O(n), args "perm(n)"
def radix_sort(nums):
    # one pass for each decimal digit of the largest, which is len(nums)
    digit = 1
    while digit <= len(nums):
        bins = [[] for _ in range(10)]
        for x in nums:
            bins[x // digit % 10].append(x)
        nums = [x for b in bins for x in b]
        digit *= 10
    return nums


# label: time O(n^2), space O(1), args "range(n)"
def gnome_pairs(seats):
    """How many pairs stand in the right order already."""
    good = 0
    for i, a in enumerate(seats):
        for j, b in enumerate(seats):
            if i < j and a < b:
                good += 1
    return good


# label: time O(n log n), space O(n), args "perm(n)"
def inversions(a):
    def rec(lo, hi):
        if hi - lo < 2:
            return 0
        mid = (lo + hi) // 2
        count = rec(lo, mid) + rec(mid, hi)
        merged = []
        i, j = lo, mid
        while i < mid or j < hi:
            if j >= hi or (i < mid and a[i] <= a[j]):
                merged.append(a[i])
                i += 1
            else:
                merged.append(a[j])
                count += mid - i
                j += 1
        a[lo:hi] = merged
        return count

    return rec(0, len(a))


# label: time O(n), space O(1), args "range(n)"
def is_sorted(xs):
    return all(xs[i] <= xs[i + 1] for i in range(len(xs) - 1))


# label: time O(n), space O(1), args "range(n)"
def shuffle(deck):
    rng = random.Random(1)
    for i in range(len(deck) - 1, 0, -1):
        j = rng.randrange(i + 1)
        deck[i], deck[j] = deck[j], deck[i]
    return deck


# label: time O(n^2), space O(n), args "range(n)"
def insort_by_hand(xs):
    result = []
    for x in xs:
        at = 0
        while at < len(result) and result[at] < x:
            at += 1
        result.insert(at, x)
    return result


# label: time O(n log n), space O(n), args "ints(n)"
def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


# label: time O(n^2 log n), space O(n), args "ints(n)"
def running_medians(values):
    return [sorted(values[:i])[i // 2] for i in range(1, len(values) + 1)]
