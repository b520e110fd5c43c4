# argus run tests/contest/python/digit_sum_until.py --input 'n'
# time: O(log n)
def ds(x):
    s = 0
    while x:
        s += x % 10
        x //= 10
    return s


n = int(input())
print(ds(n), n % ds(n) if n else 0)
