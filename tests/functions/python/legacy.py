# -*- coding: utf-8 -*-
# Helpers that have been here for a long time.


# label: time O(n^2), space O(n), args "repeat(n, 7)"
def findDuplicates(theList):
    duplicates = []
    for i in range(0, len(theList), 1):
        isDuplicate = False
        for j in range(0, len(theList), 1):
            if i != j:
                if theList[i] == theList[j]:
                    isDuplicate = True
        if isDuplicate == True:
            duplicates.append(theList[i])
    return duplicates


# label: time O(n^2), space O(n), args "range(n), range(n)"
def mergeSorted(first, second):
    result = []
    while len(first) > 0 and len(second) > 0:
        if first[0] <= second[0]:
            result.append(first.pop(0))
        else:
            result.append(second.pop(0))
    while len(first) > 0:
        result.append(first.pop(0))
    while len(second) > 0:
        result.append(second.pop(0))
    return result


# label: time O(n^2), space O(n^2), args "matrix(n, n)"
def matrixToString(matrix):
    lines = []
    for row in matrix:
        cells = []
        for cell in row:
            cells.append(str(cell))
        lines.append(" ".join(cells))
    return "\n".join(lines)


# label: time O(n^2), space O(1), args "perm(n)"
def findMissing(numbers):
    missing = None
    candidate = 1
    while candidate <= len(numbers) + 1:
        if candidate not in numbers:
            missing = candidate
        candidate = candidate + 1
    return missing


# label: time O(n), space O(1), args "perm(n)"
def findMissingXor(numbers):
    x = 0
    for i in range(1, len(numbers) + 2):
        x = x ^ i
    for number in numbers:
        x = x ^ number
    return x


# label: time O(n^2), space O(1), args "repeat(n, 7), 7"
def removeAll(items, value):
    while value in items:
        items.remove(value)
    return items


# label: time O(n), space O(1), args "repeat(n, 7), 7"
def removeAllInPlace(items, value):
    write = 0
    for read in range(len(items)):
        if items[read] != value:
            items[write] = items[read]
            write += 1
    del items[write:]
    return items


# label: time O(1), space O(1), args "n"
def tryThreeTimes(seed):
    attempt = 0
    ok = False
    while attempt < 3 and not ok:
        seed = (seed * 1103515245 + 12345) % 2147483648
        ok = seed % 10 == 0
        attempt += 1
    return ok


# label: time O(n log n), space O(n), args "ints(n, -100, 10^9)"
def processRecords(records):
    valid = []
    for r in records:
        if r is not None and r >= 0:
            valid.append(r)
    valid.sort()
    total = 0
    for v in valid:
        total = total + v
    average = total / len(valid) if len(valid) > 0 else 0
    above = 0
    for v in valid:
        if v > average:
            above = above + 1
    return {"count": len(valid), "total": total, "above": above}


# label: time O(n), space O(n), args "ints(n)"
def makeReport(amounts):
    report = ""
    lineNo = 0
    for amount in amounts:
        lineNo += 1
        report += "%5d  %12.2f\n" % (lineNo, amount)
    return report


# label: time O(n), space O(1), args "n"
def sumOfDigitsUpTo(n):
    # The numbers below 100 only: everything else was never needed.
    total = 0
    for i in range(n):
        d = i % 100
        total += d // 10 + d % 10
    return total


# label: time O(n), space O(n), args "string(n)"
def reverseString(s):
    chars = list(s)
    i = 0
    j = len(chars) - 1
    while i < j:
        temp = chars[i]
        chars[i] = chars[j]
        chars[j] = temp
        i += 1
        j -= 1
    return "".join(chars)


# label: time O(1), space O(1), args "ints(n)"
def getFirstOrDefault(items, default=None):
    try:
        return items[0]
    except IndexError:
        return default


# label: time O(n), space O(1), args "sorted(ints(n))"
def smallestGap(readings):
    smallest = None
    previous = None
    for reading in readings:
        if previous is not None:
            gap = reading - previous
            if smallest is None or gap < smallest:
                smallest = gap
        previous = reading
    return smallest
