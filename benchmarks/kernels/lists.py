"""Short lists that are searched, grow and shrink."""


def recent(requests, size):
    """How often a page is among those asked for last."""
    cache, hits = [], 0
    for page in requests:
        if page in cache:
            hits += 1
            cache.remove(page)
        elif len(cache) == size:
            cache.pop(0)
        cache.append(page)
    return hits


def unique(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    while len(seen) > 5:
        seen.pop()
    return seen


requests = [(i * i * 7 + i) % 53 for i in range(500000)]
print(recent(requests, 16), unique(requests))
