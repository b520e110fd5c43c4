# argus run tests/contest/python/trie_words.py --input 'n; lines(n, string(8))'
# time: O(n)
class Node:
    def __init__(self):
        self.next = {}
        self.count = 0


root = Node()
best = 0
for _ in range(int(input())):
    node = root
    for ch in input()[:8]:
        if ch not in node.next:
            node.next[ch] = Node()
        node = node.next[ch]
        node.count += 1
        if node.count > 1:
            best += 1
print(best)
