# argus run examples/distinct.py --function distinct --args 'perm(n)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
# How many different items are there? No loop in the other, but `in` looks through a list.
def distinct(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return len(seen)
