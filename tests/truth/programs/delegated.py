# argus run tests/truth/programs/delegated.py --function total --args 'ints(n, 1, 9)'
# time: O(n^2), memory: O(n), auxiliary: O(n)
"""A generator in a generator: each item is handed up through all that wait for it."""


def items_of(chain):
    if chain is not None:
        head, rest = chain
        yield head
        yield from items_of(rest)


def total(items):
    chain = None
    for item in items:
        chain = (item, chain)
    result = 0
    for item in items_of(chain):
        result += item
    return result
