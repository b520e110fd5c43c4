# argus run tests/contest/python/cf_precomputed.py --input 'n; lines(n, int(1, 9999))'
# time: O(n)
# case: O(1)
LIM = 10000
ok = [0] * (LIM + 1)
for i in range(1, LIM + 1):
    ok[i] = ok[i - 1] + (str(i) == str(i)[::-1])
t = int(input())
for _ in range(t):
    print(ok[int(input())])
