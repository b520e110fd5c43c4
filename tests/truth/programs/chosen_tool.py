# argus run tests/truth/programs/chosen_tool.py --input 'n; ints(n)'
# time: O(n log n), memory: O(n)
"""What to do with the numbers is looked up: the sorting has no name where it is called."""
import sys

TOOLS = {"sort": sorted, "longest": max, "count": len}


def apply(name, items):
    tool = TOOLS[name]
    return tool(items)


n = int(sys.stdin.readline())
numbers = [int(word) for word in sys.stdin.readline().split()]
print(apply("sort", numbers)[n // 2], apply("longest", numbers), apply("count", numbers))
