"""Structures that answer one question quickly."""


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


class WordIndex:
    def __init__(self):
        self.places = {}

    # label: time O(n), space O(n), args "words(n)" via index_only
    def add_page(self, words):
        for position, word in enumerate(words):
            self.places.setdefault(word, []).append(position)

    # label: time O(n log n), space O(n), args "words(n)" via index_words
    def vocabulary(self):
        return sorted(self.places)

    # label: time O(1), space O(1), args "words(n)" via n*look_up_words
    def has(self, word):
        return word in self.places


def index_only(words):
    index = WordIndex()
    index.add_page(words)
    return len(index.places)


def index_words(words):
    index = WordIndex()
    index.add_page(words)
    return len(index.vocabulary())


def look_up_words(words):
    index = WordIndex()
    index.add_page(words)
    return sum(index.has(word) for word in words)


class SparseTable:
    """Least value of any range, from ranges of powers of two."""

    # label: time O(n log n), space O(n log n), args "perm(n)" via least_of_all
    def __init__(self, values):
        self.rows = [list(values)]
        width = 1
        while 2 * width <= len(values):
            last = self.rows[-1]
            row = []
            for i in range(len(values) - 2 * width + 1):
                row.append(min(last[i], last[i + width]))
            self.rows.append(row)
            width *= 2

    # label: time O(1), space O(1), args "perm(n)" via n*query_table
    def least(self, lo, hi):
        k = (hi - lo).bit_length() - 1
        return min(self.rows[k][lo], self.rows[k][hi - (1 << k)])


def least_of_all(values):
    return SparseTable(values).least(0, len(values))


def query_table(values):
    table = SparseTable(values[:2])
    return sum(table.least(i % 2, 2) for i in range(len(values)))
