# argus run tests/truth/programs/pancakes.py --input 'n; perm(n)'
# time: O(n^2), memory: O(n)
"""Pancakes sorted by turning over the top of the stack."""


def flip(stack, count):
    stack[:count] = stack[:count][::-1]


n = int(input())
stack = list(map(int, input().split()))
flips = 0
for size in range(n, 1, -1):
    place = stack.index(max(stack[:size]))
    if place != size - 1:
        flip(stack, place + 1)
        flip(stack, size)
        flips += 2
print(flips, stack[0])
