"""A binary heap, written out."""


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        at = len(items) - 1
        while at > 0 and items[(at - 1) // 2] > items[at]:
            items[at], items[(at - 1) // 2] = items[(at - 1) // 2], items[at]
            at = (at - 1) // 2

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        smallest = items.pop()
        at = 0
        while 2 * at + 1 < len(items):
            child = 2 * at + 1
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if items[at] <= items[child]:
                break
            items[at], items[child] = items[child], items[at]
            at = child
        return smallest
