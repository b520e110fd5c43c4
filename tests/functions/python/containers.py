"""Containers written out by hand."""
from collections import OrderedDict
from typing import Generic, List, TypeVar

T = TypeVar("T")


class Stack(Generic[T]):
    """A stack that knows its smallest item."""

    def __init__(self) -> None:
        self._items: List[T] = []
        self._smallest: List[T] = []

    # label: time O(1), space O(1), args "n" via n*fill_stack
    def push(self, item: T) -> None:
        self._items.append(item)
        if not self._smallest or item <= self._smallest[-1]:
            self._smallest.append(item)

    # label: time O(1), space O(1), args "n" via n*drain_stack
    def pop(self) -> T:
        if not self._items:
            raise IndexError("pop from an empty stack")
        item = self._items.pop()
        if item == self._smallest[-1]:
            self._smallest.pop()
        return item

    # label: time O(1), space O(1), args "n" via n*ask_stack
    def smallest(self) -> T:
        return self._smallest[-1]

    def __len__(self) -> int:
        return len(self._items)


def fill_stack(n):
    stack = Stack()
    for i in range(n, 0, -1):
        stack.push(i)
    return len(stack)


def drain_stack(n):
    stack = Stack()
    for i in range(n):
        stack.push(i)
    while len(stack):
        stack.pop()


def ask_stack(n):
    stack = Stack()
    total = 0
    for i in range(n):
        stack.push(i)
        total += stack.smallest()
    return total


class TwoStackQueue:
    def __init__(self):
        self.inbox = []
        self.outbox = []

    def put(self, x):
        self.inbox.append(x)

    # label: time O(n), space O(n), args "n" via one_get
    def get(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        return self.outbox.pop()


def one_get(n):
    q = TwoStackQueue()
    for i in range(n):
        q.put(i)
    return q.get()


class SlowQueue:
    """A queue as most beginners write it."""

    def __init__(self, items=()):
        self.items = list(items)

    # label: time O(n), space O(1), args "n" via n*slow_queue
    def dequeue(self):
        return self.items.pop(0)


def slow_queue(n):
    q = SlowQueue(range(n))
    for _ in range(n):
        q.dequeue()


class MinHeap:
    def __init__(self):
        self.data = []

    # label: time O(log n), space O(1), args "reversed(range(n))" via n*fill_heap
    def push(self, value):
        self.data.append(value)
        i = len(self.data) - 1
        while i > 0 and self.data[(i - 1) // 2] > self.data[i]:
            parent = (i - 1) // 2
            self.data[i], self.data[parent] = self.data[parent], self.data[i]
            i = parent

    # label: time O(log n), space O(log n), args "range(n)" via n*drain_heap
    def pop(self):
        top = self.data[0]
        last = self.data.pop()
        if self.data:
            self.data[0] = last
            self._sink(0)
        return top

    # label: time O(log n), space O(log n), args "range(n)" via n*drain_heap
    def _sink(self, i):
        left, right, least = 2 * i + 1, 2 * i + 2, i
        if left < len(self.data) and self.data[left] < self.data[least]:
            least = left
        if right < len(self.data) and self.data[right] < self.data[least]:
            least = right
        if least != i:
            self.data[i], self.data[least] = self.data[least], self.data[i]
            self._sink(least)


def fill_heap(values):
    heap = MinHeap()
    for v in values:
        heap.push(v)
    return heap


def drain_heap(values):
    heap = fill_heap(values)
    while heap.data:
        heap.pop()


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.entries: OrderedDict = OrderedDict()

    # label: time O(1), space O(1), args "n" via n*use_cache
    def get(self, key):
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key]

    # label: time O(1), space O(1), args "n" via n*use_cache
    def put(self, key, value):
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)


def use_cache(n):
    cache = LRUCache(n // 2 + 1)
    for i in range(n):
        cache.put(i, i)
        cache.get(i // 2)


class RingBuffer:
    def __init__(self, size):
        self.slots = [None] * size
        self.at = 0

    # label: time O(1), space O(1), args "n" via n*write_round
    def write(self, item):
        self.slots[self.at] = item
        self.at = (self.at + 1) % len(self.slots)

    # label: time O(n), space O(n), args "n" via write_round
    def in_order(self):
        return self.slots[self.at:] + self.slots[:self.at]


def write_round(n):
    ring = RingBuffer(n)
    for i in range(n):
        ring.write(i)
    return len(ring.in_order())
