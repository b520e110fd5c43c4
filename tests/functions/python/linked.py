"""Linked lists."""
from typing import Any, Iterable, Optional


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
