"""Binary trees, as in a hundred interviews."""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Iterator, List, Optional


@dataclass
class Node:
    val: int
    left: Optional[Node] = None
    right: Optional[Node] = None


def chain(n: int) -> Optional[Node]:
    """n nodes, each the right child of the one before."""
    root = None
    for val in range(n - 1, -1, -1):
        root = Node(val, None, root)
    return root


def full(n: int) -> Optional[Node]:
    """A tree of n nodes with no gaps."""
    nodes = [Node(val) for val in range(n)]
    for i in range(1, n):
        if i % 2:
            nodes[(i - 1) // 2].left = nodes[i]
        else:
            nodes[(i - 1) // 2].right = nodes[i]
    return nodes[0] if nodes else None


# label: time O(n), space O(n), args "n" via chain_height
def height(root: Optional[Node]) -> int:
    if root is None:
        return 0
    return 1 + max(height(root.left), height(root.right))


def chain_height(n):
    return height(chain(n))


# label: time O(n), space O(n), args "n" via full_in_order
def in_order(node: Optional[Node], out: Optional[List[int]] = None) -> List[int]:
    if out is None:
        out = []
    if node:
        in_order(node.left, out)
        out.append(node.val)
        in_order(node.right, out)
    return out


def full_in_order(n):
    return len(in_order(full(n)))


# label: time O(n^2), space O(n), args "n" via chain_collect
def collect(node):
    """In order, with a new list at every level."""
    if not node:
        return []
    return collect(node.left) + [node.val] + collect(node.right)


def chain_collect(n):
    return len(collect(chain(n)))


# label: time O(n), space O(n), args "n" via full_levels
def level_order(root):
    if root is None:
        return []
    levels, queue = [], deque([root])
    while queue:
        level = []
        for _ in range(len(queue)):
            node = queue.popleft()
            level.append(node.val)
            if node.left:
                queue.append(node.left)
            if node.right:
                queue.append(node.right)
        levels.append(level)
    return levels


def full_levels(n):
    return len(level_order(full(n)))


# label: time O(n^2), space O(n), args "n" via chain_balanced
def is_balanced(root):
    """Measures the height of every subtree anew."""
    if root is None:
        return True
    gap = abs(height(root.left) - height(root.right))
    parts = is_balanced(root.left), is_balanced(root.right)
    return gap <= 1 and all(parts)


def chain_balanced(n):
    return is_balanced(chain(n))


# label: time O(n), space O(n), args "n" via full_mirror
def mirror(root):
    if root:
        root.left, root.right = mirror(root.right), mirror(root.left)
    return root


def full_mirror(n):
    return mirror(full(n)).val


# label: time O(n), space O(1), args "n" via chain_insert
def insert(root: Optional[Node], val: int) -> Node:
    new = Node(val)
    if root is None:
        return new
    at = root
    while True:
        if val < at.val:
            if at.left is None:
                at.left = new
                return root
            at = at.left
        else:
            if at.right is None:
                at.right = new
                return root
            at = at.right


def chain_insert(n):
    return insert(chain(n), n).val


# label: time O(n), space O(1), args "n" via chain_find
def find(root, val):
    while root is not None and root.val != val:
        root = root.left if val < root.val else root.right
    return root


def chain_find(n):
    return find(chain(n), n)


# label: time O(n^2), space O(n), args "range(n)"
def build_unbalanced(values: List[int]) -> Optional[Node]:
    root = None
    for value in values:
        root = insert(root, value)
    return root


# label: time O(n), space O(n), args "n" via chain_stack
def pre_order(root) -> Iterator[int]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        yield node.val
        stack.append(node.right)
        stack.append(node.left)


def chain_stack(n):
    return sum(pre_order(full(n)))


# label: time O(n), space O(n), args "n" via full_same
def same(a, b):
    if a is None or b is None:
        return a is b
    return a.val == b.val and same(a.left, b.left) and same(a.right, b.right)


def full_same(n):
    return same(full(n), full(n))


# label: time O(n), space O(n), args "range(n)"
def balanced_from(values):
    def build(lo, hi):
        if lo >= hi:
            return None
        mid = (lo + hi) // 2
        return Node(values[mid], build(lo, mid), build(mid + 1, hi))

    return build(0, len(values))


# label: time O(n log n), space O(n), args "range(n)"
def balanced_from_slices(values):
    if not values:
        return None
    mid = len(values) // 2
    return Node(values[mid], balanced_from_slices(values[:mid]),
                balanced_from_slices(values[mid + 1:]))


# label: time O(n^2), space O(n^2), args "n" via chain_paths
def root_to_leaf(root, path=()):
    path = path + (root.val,)
    if root.left is None and root.right is None:
        return [path]
    found = []
    for child in (root.left, root.right):
        if child is not None:
            found += root_to_leaf(child, path)
    return found


def chain_paths(n):
    return len(root_to_leaf(chain(n)))
