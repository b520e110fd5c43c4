# argus run tests/truth/programs/block_sums.py --input 'n; ints(n); lines(n, int(1, n), int(1, n))'
# time: O(n sqrt n), memory: O(n)
"""Sums of stretches, by blocks as long as the root of the list."""
import sys
from math import isqrt


def main():
    lines = iter(sys.stdin)
    n = int(next(lines))
    items = list(map(int, next(lines).split()))
    width = isqrt(n)
    blocks = [sum(items[i:i + width]) for i in range(0, n, width)]

    def before(end):
        whole = end // width
        total = 0
        for block in range(whole):
            total += blocks[block]
        for i in range(whole * width, end):
            total += items[i]
        return total

    answer = 0
    for line in lines:
        left, right = sorted(map(int, line.split()))
        answer ^= before(right) - before(left - 1)
    print(answer)


if __name__ == "__main__":
    main()
