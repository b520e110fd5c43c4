# argus run tests/truth/programs/linked.py --input 'n; ints(n)'
# time: O(n^2), memory: O(n)
"""A linked list without a pointer to its end: each append walks through it."""


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class LinkedList:
    def __init__(self):
        self.head = None

    def append(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
            return
        last = self.head
        while last.next is not None:
            last = last.next
        last.next = node

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next


n = int(input())
items = LinkedList()
for word in input().split():
    items.append(int(word))
print(max(items))
