# argus run tests/truth/programs/helpers.py --input 'n; perm(n)'
# time: O(n^2), memory: O(n)
"""The loop in the loop is in another function."""


def smaller_before(items, at):
    return sum(1 for item in items[:at] if item < items[at])


def main():
    n = int(input())
    items = list(map(int, input().split()))
    print(max(smaller_before(items, i) for i in range(n)))


main()
