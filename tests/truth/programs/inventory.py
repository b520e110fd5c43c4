# argus run tests/truth/programs/inventory.py --input 'n; words(n, 8)'
# time: O(n^2), memory: O(n)
"""Goods in a store that a module of its own looks after."""
from inventory_parts.store import Store

n = int(input())
store = Store()
for name in input().split():
    store.put(name)
print(store.kinds())
