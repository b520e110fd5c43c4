# argus run tests/truth/programs/arrangements.py --function arrangements --args 'range(n)'
# time: O(n!), memory: O(n), auxiliary: O(n)
"""Every order of the items, one swap from the last."""


def arrangements(items):
    best = 0

    def arrange(size):
        nonlocal best
        if size <= 1:
            best = max(best, items[0] - items[-1])
            return
        for i in range(size):
            arrange(size - 1)
            other = 0 if size % 2 else i
            items[other], items[size - 1] = items[size - 1], items[other]

    arrange(len(items))
    return best
