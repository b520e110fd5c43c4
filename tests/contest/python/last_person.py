# argus run tests/contest/python/last_person.py --input 'n'
# time: O(log n)
import sys
input = sys.stdin.readline


def f(n):
    # survivor when every second one goes
    if n == 1:
        return 1
    if n % 2 == 0:
        return 2 * f(n // 2) - 1
    return 2 * f(n // 2) + 1


print(f(int(input())))
