# argus run tests/contest/python/cf_global_answer.py --input 'n; lines(n, n, matrix(1, n))'
# time: O(n^3)
# case: O(n^2)
ans = 0


def work(a):
    global ans
    for i in range(len(a)):
        for j in range(i):
            if a[i] ^ a[j] > max(a[i], a[j]):
                ans += 1


T = int(input())
for case in range(1, T + 1):
    ans = 0
    N = int(input())
    work([int(x) for x in input().split()])
    print("Case", case, ":", ans)
