"""Containers written out by hand."""
from collections import OrderedDict
from typing import Any, Generic, Iterable, List, Optional, TypeVar

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

    # label: time O(log n), space O(1), args "range(n)" via n*drain_heap
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


class Trie:
    def __init__(self):
        self.children = {}
        self.is_word = False

    # label: time O(n), space O(n), args "string(n)" via one_word
    def add(self, word):
        node = self
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Trie()
            node = node.children[letter]
        node.is_word = True

    # label: time O(n), space O(1), args "string(n)" via one_word
    def __contains__(self, word):
        node = self
        for letter in word:
            node = node.children.get(letter)
            if node is None:
                return False
        return node.is_word


def one_word(word):
    trie = Trie()
    trie.add(word)
    return word in trie


class UnionFind:
    def __init__(self, size):
        self.parent = list(range(size))
        self.size = [1] * size

    # proof: by size, a root at depth d holds 2^d items; nothing here is compressed.
    # label: time O(log n), space O(1), args "log2(n)" via n*deepest
    def find(self, x):
        while self.parent[x] != x:
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


def deepest(levels):
    size = 1 << levels
    sets = UnionFind(size)
    step = 1
    while step < size:
        for i in range(0, size, 2 * step):
            sets.union(i, i + step)
        step *= 2
    return sum(sets.find(size - 1) for _ in range(size))


class QuickFind:
    def __init__(self, n):
        self.group = list(range(n))

    # label: time O(n), space O(1), args "n" via n*join_all
    def union(self, a, b):
        old, new = self.group[a], self.group[b]
        for i in range(len(self.group)):
            if self.group[i] == old:
                self.group[i] = new


def join_all(n):
    sets = QuickFind(n)
    for i in range(1, n):
        sets.union(i - 1, i)


class _Link:
    __slots__ = ("item", "next")

    def __init__(self, item, next=None):
        self.item = item
        self.next = next


class LinkedList:
    def __init__(self, items: Iterable[Any] = ()):
        self.head: Optional[_Link] = None
        for item in items:
            self.push_front(item)

    # label: time O(1), space O(1), args "range(n)" via n*push_all_front
    def push_front(self, item):
        self.head = _Link(item, self.head)

    # label: time O(n), space O(1), args "range(n)" via n*push_all_back
    def push_back(self, item):
        if self.head is None:
            self.head = _Link(item)
            return
        node = self.head
        while node.next is not None:
            node = node.next
        node.next = _Link(item)

    # label: time O(n), space O(1), args "range(n)" via turn_round
    def reverse(self):
        before, node = None, self.head
        while node:
            node.next, before, node = before, node, node.next
        self.head = before

    # label: time O(n), space O(1), args "range(n)" via halfway
    def middle(self):
        slow = fast = self.head
        while fast and fast.next:
            slow = slow.next
            fast = fast.next.next
        return slow

    # label: time O(n), space O(1), args "range(n)" via walk_list
    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.item
            node = node.next

    # label: time O(n), space O(1), args "range(n)" via n*index_loop
    def at(self, index):
        node = self.head
        while index > 0:
            node = node.next
            index -= 1
        return node.item


def push_all_front(items):
    return LinkedList(items).head.item


def push_all_back(items):
    ll = LinkedList()
    for item in items:
        ll.push_back(item)


def turn_round(items):
    ll = LinkedList(items)
    ll.reverse()
    return ll.head.item


def halfway(items):
    return LinkedList(items).middle().item


def walk_list(items):
    return sum(LinkedList(items))


def index_loop(items):
    ll = LinkedList(items)
    return sum(ll.at(i) for i in range(len(items)))


class Fenwick:
    def __init__(self, n):
        self.tree = [0] * (n + 1)

    # label: time O(log n), space O(1), args "range(n)" via n*smaller_before
    def add(self, i, delta):
        i += 1
        while i < len(self.tree):
            self.tree[i] += delta
            i += i & -i

    # label: time O(log n), space O(1), args "reversed(range(n))" via n*smaller_before
    def total(self, i):
        s = 0
        while i > 0:
            s += self.tree[i]
            i -= i & -i
        return s


def smaller_before(perm):
    counts = Fenwick(len(perm))
    smaller = 0
    for x in perm:
        smaller += counts.total(x)
        counts.add(x, 1)
    return smaller


class SegmentTree:
    def __init__(self, values):
        self.n = len(values)
        self.tree = [0] * self.n + list(values)
        for i in range(self.n - 1, 0, -1):
            self.tree[i] = max(self.tree[2 * i], self.tree[2 * i + 1])

    # label: time O(log n), space O(1), args "perm(n)" via n*update_all
    def update(self, i, value):
        i += self.n
        self.tree[i] = value
        while i > 1:
            i //= 2
            self.tree[i] = max(self.tree[2 * i], self.tree[2 * i + 1])

    # label: time O(log n), space O(1), args "perm(n)" via n*query_all
    def query(self, lo, hi):
        best = float("-inf")
        lo += self.n
        hi += self.n
        while lo < hi:
            if lo % 2:
                best = max(best, self.tree[lo])
                lo += 1
            if hi % 2:
                hi -= 1
                best = max(best, self.tree[hi])
            lo //= 2
            hi //= 2
        return best


def update_all(values):
    tree = SegmentTree(values)
    for i, v in enumerate(values):
        tree.update(i, v + 1)
    return tree.tree[1]


def query_all(values):
    tree = SegmentTree(values)
    return max(tree.query(1, len(values) - i % 2) for i in range(len(values)))


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


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    # label: time O(n^3), space O(n^2), args "matrix(n, n)" via square
    def __matmul__(self, other):
        n, m, p = len(self.rows), len(other.rows), len(other.rows[0])
        out = [[0] * p for _ in range(n)]
        for i in range(n):
            for k in range(m):
                factor = self.rows[i][k]
                for j in range(p):
                    out[i][j] += factor * other.rows[k][j]
        return Matrix(out)

    # label: time O(n^2), space O(n^2), args "matrix(n, n)" via double
    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])


def square(rows):
    m = Matrix(rows)
    return len((m @ m).rows)


def double(rows):
    return len((Matrix(rows) + Matrix(rows)).rows)
