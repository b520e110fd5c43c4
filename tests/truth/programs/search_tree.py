# argus run tests/truth/programs/search_tree.py --input 'n; perm(n)'
# time: O(n log n), memory: O(n)
"""A search tree of numbers that come in random order, and its depth."""
from dataclasses import dataclass
from typing import Optional


@dataclass
class Node:
    key: int
    left: Optional["Node"] = None
    right: Optional["Node"] = None


def insert(root: Optional[Node], key: int) -> Node:
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    else:
        root.right = insert(root.right, key)
    return root


def depth(node: Optional[Node]) -> int:
    return 1 + max(depth(node.left), depth(node.right)) if node else 0


n = int(input())
root = None
for word in input().split():
    root = insert(root, int(word))
print(depth(root))
