# argus run tests/truth/programs/recently_used.py --input 'n; ints(n, 1, n)'
# time: O(n^2), memory: O(n)
"""A cache of pages as a list, the one used last at its end."""
import sys


class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.pages = []
        self.faults = 0

    def use(self, page):
        if page in self.pages:
            self.pages.remove(page)
        else:
            self.faults += 1
            if len(self.pages) == self.capacity:
                del self.pages[0]
        self.pages.append(page)


def main():
    n, *pages = map(int, sys.stdin.read().split())
    cache = Cache(max(1, n // 4))
    for page in pages:
        cache.use(page)
    print(cache.faults)


if __name__ == "__main__":
    main()
