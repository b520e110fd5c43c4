# argus run tests/contest/python/uni_collatz_table.py --input 'n'
# time: O(n)
# only the first twenty steps of each are walked
def steps(x):
    c = 0
    while x != 1 and c < 20:
        if x % 2 == 0:
            x = x // 2
        else:
            x = 3 * x + 1
        c += 1
    return c


limit = int(input())
best, arg = 0, 1
for v in range(1, limit + 1):
    s = steps(v)
    if s > best:
        best, arg = s, v
print(arg, best)
